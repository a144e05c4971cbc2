package dev.poolgate.authorizer;

import dev.poolgate.authorizer.keys.JwksCache;
import dev.poolgate.authorizer.keys.KeyAvailability;
import dev.poolgate.authorizer.policy.DenialReason;
import dev.poolgate.authorizer.policy.RuleEvaluation;
import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.VerifiedJwt;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Authorizer} that verifies the tokens of configured issuers and weighs route rules. Made with
 * {@link #trusting}; {@link #start} fetches the keys; {@link #close} ends its threads.
 *
 * <p>Thread-safe. The threads are few, of its own, and never those of a request.
 */
public final class TokenAuthorizer implements Authorizer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenAuthorizer.class);

    private final TokenAuthentication authentication;
    private final JwksCache keys;
    private final Supplier<String> decisionIds;
    private final MeterRegistry meters;

    TokenAuthorizer(
            TokenAuthentication authentication, JwksCache keys, Supplier<String> decisionIds, MeterRegistry meters) {
        this.authentication = authentication;
        this.keys = keys;
        this.decisionIds = decisionIds;
        this.meters = meters;
    }

    /** Starts the assembly of an authorizer that takes the tokens of these issuers and of no other. */
    public static TokenAuthorizerBuilder trusting(Collection<TrustedIssuer> issuers) {
        return new TokenAuthorizerBuilder(issuers);
    }

    /**
     * Fetches the keys of all issuers, and keeps fetching ahead until closed.
     *
     * @return completes, never exceptionally, with how the first fetches went
     */
    public CompletionStage<List<KeyAvailability>> start() {
        return keys.start();
    }

    /** Whether each issuer's tokens can be verified now. Cheap, and fetches nothing. */
    public List<KeyAvailability> keyAvailability() {
        return keys.availability();
    }

    @Override
    public CompletionStage<AccessResult> authorize(AccessRequest request) {
        String decisionId = decisionIds.get();
        try {
            return authenticateAndDecide(request, decisionId).exceptionally(fault -> unavailable(fault, decisionId));
        } catch (RuntimeException fault) {
            return CompletableFuture.completedFuture(unavailable(fault, decisionId));
        }
    }

    @Override
    public void close() {
        keys.close();
    }

    private CompletionStage<AccessResult> authenticateAndDecide(AccessRequest request, String decisionId) {
        // whoever presents a credential is judged by it; a bad one does not make a guest
        if (!(request.credential() instanceof Credential.Bearer bearer)) {
            return CompletableFuture.completedFuture(decideGuest(request, decisionId));
        }
        return authentication
                .authenticate(bearer.token())
                .thenApply(outcome -> outcome.fold(
                        token -> decide(request, token, decisionId),
                        error -> unauthenticated(error, decisionId),
                        cause -> unavailable(cause, decisionId)));
    }

    private AccessResult decide(AccessRequest request, VerifiedJwt token, String decisionId) {
        count("verified");
        VerifiedIdentity identity = new VerifiedIdentity.TokenHolder(token);
        Set<DenialReason> missing = RuleEvaluation.missing(request.rule(), token);
        return missing.isEmpty()
                ? new AccessResult.Allowed(identity, new Decision(decisionId, true, List.of("rule_met")))
                : new AccessResult.Denied(identity, denial(decisionId, missing));
    }

    private AccessResult decideGuest(AccessRequest request, String decisionId) {
        if (!RuleEvaluation.missingForGuest(request.rule()).isEmpty()) {
            return unauthenticated(TokenError.MISSING, decisionId);
        }
        count("guest");
        return new AccessResult.Allowed(
                new VerifiedIdentity.Guest(), new Decision(decisionId, true, List.of("guest_admitted")));
    }

    private static Decision denial(String decisionId, Set<DenialReason> missing) {
        return new Decision(
                decisionId, false, missing.stream().map(DenialReason::code).toList());
    }

    private AccessResult unauthenticated(TokenError error, String decisionId) {
        count(error.code());
        return new AccessResult.Unauthenticated(error, decisionId);
    }

    private AccessResult unavailable(Throwable cause, String decisionId) {
        count("unavailable");
        LOG.warn("decision `{}` cannot be made now: {}", decisionId, cause.toString());
        return new AccessResult.Unavailable(cause, decisionId);
    }

    private void count(String outcome) {
        meters.counter("poolgate.authentication", "outcome", outcome).increment();
    }
}
