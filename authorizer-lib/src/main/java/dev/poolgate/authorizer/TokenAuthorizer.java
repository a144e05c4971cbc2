package dev.poolgate.authorizer;

import dev.poolgate.authorizer.keys.JwksCache;
import dev.poolgate.authorizer.keys.KeyAvailability;
import dev.poolgate.authorizer.policy.DenialReason;
import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.policy.RuleEvaluation;
import dev.poolgate.authorizer.policy.SignedRule;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.token.AssumedToken;
import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The {@link Authorizer} that verifies the tokens of configured issuers and weighs route rules; where it knows callers
 * who sign, it verifies signatures and weighs policies too. Made with {@link #trusting}; {@link #start} fetches the
 * keys; {@link #close} ends its threads.
 *
 * <p>Thread-safe. The threads are few, of its own, and never those of a request.
 */
public final class TokenAuthorizer implements Authorizer, AutoCloseable {
    private final TokenAuthentication authentication;
    private final Optional<SignatureAuthorization> signatures;
    private final PolicyCheck policies;
    private final JwksCache keys;
    private final Supplier<String> decisionIds;
    private final DecisionCounts counts;

    TokenAuthorizer(
            TokenAuthentication authentication,
            Optional<SignatureAuthorization> signatures,
            PolicyCheck policies,
            JwksCache keys,
            Supplier<String> decisionIds,
            DecisionCounts counts) {
        this.authentication = authentication;
        this.signatures = signatures;
        this.policies = policies;
        this.keys = keys;
        this.decisionIds = decisionIds;
        this.counts = counts;
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
        return decide(request, authentication::authenticate).thenApply(counts::count);
    }

    /**
     * What {@link #authorize} would conclude, for people who ask why. It is counted nowhere and a token is not
     * remembered. Signatures that count once cannot be rehearsed, because looking at one uses it up.
     */
    public CompletionStage<AccessResult> rehearse(AccessRequest request) {
        if (request.credential() instanceof Credential.Signed) {
            throw new IllegalArgumentException("a signature is not rehearsed");
        }
        return decide(request, authentication::authenticateOnce);
    }

    /** What would be decided of a caller with those claims, who need not exist: nobody is let in by it. */
    public Decision rehearse(AccessRequest request, AssumedToken assumed) {
        String decisionId = decisionIds.get();
        Set<DenialReason> missing = RuleEvaluation.missing(request.rule(), assumed);
        return missing.isEmpty()
                ? policies.rehearse(
                        request, PolicyPrincipal.of(assumed), new Decision(decisionId, true, List.of("rule_met")))
                : denial(decisionId, missing);
    }

    private CompletionStage<AccessResult> decide(
            AccessRequest request, Function<String, CompletionStage<Authentication>> authenticate) {
        String decisionId = decisionIds.get();
        return authenticateAndDecide(request, authenticate, decisionId)
                .exceptionally(fault -> new AccessResult.Unavailable(unwrapped(fault), decisionId));
    }

    @Override
    public void close() {
        keys.close();
    }

    private CompletionStage<AccessResult> authenticateAndDecide(
            AccessRequest request, Function<String, CompletionStage<Authentication>> authenticate, String decisionId) {
        try {
            // whoever presents a credential is judged by it: a bad one does not make a guest
            if (request.credential() instanceof Credential.Signed signed) {
                return decide(request, signed, decisionId);
            }
            if (request.rule().signed().filter(SignedRule::only).isPresent()) {
                return CompletableFuture.completedFuture(unsigned(decisionId));
            }
            return request.credential() instanceof Credential.Bearer bearer
                    ? authenticate.apply(bearer.token()).thenApply(outcome -> decide(request, outcome, decisionId))
                    : CompletableFuture.completedFuture(decideGuest(request, decisionId));
        } catch (RuntimeException fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private CompletionStage<AccessResult> decide(AccessRequest request, Credential.Signed signed, String decisionId) {
        return request.rule()
                .signed()
                .map(rule -> signatures
                        .orElseThrow(
                                () -> new IllegalStateException("a rule asks for signatures, and none can be read"))
                        .decide(request, signed, rule, decisionId))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new AccessResult.Unauthenticated(TokenError.MISSING, decisionId)));
    }

    private static AccessResult unsigned(String decisionId) {
        return new AccessResult.SignatureRejected(SignatureError.MISSING, "Missing Authentication Token", decisionId);
    }

    private static Throwable unwrapped(Throwable fault) {
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : null;
        return cause == null ? fault : cause;
    }

    private AccessResult decide(AccessRequest request, Authentication outcome, String decisionId) {
        return outcome.fold(
                token -> decide(request, token, decisionId),
                error -> new AccessResult.Unauthenticated(error, decisionId),
                cause -> new AccessResult.Unavailable(cause, decisionId));
    }

    private AccessResult decide(AccessRequest request, VerifiedJwt token, String decisionId) {
        VerifiedIdentity identity = new VerifiedIdentity.TokenHolder(token);
        Set<DenialReason> missing = RuleEvaluation.missing(request.rule(), token);
        return missing.isEmpty()
                ? policies.of(request, identity, new Decision(decisionId, true, List.of("rule_met")))
                : new AccessResult.Denied(identity, denial(decisionId, missing));
    }

    private AccessResult decideGuest(AccessRequest request, String decisionId) {
        Set<DenialReason> missing = RuleEvaluation.missingForGuest(request.rule());
        if (missing.contains(DenialReason.GUEST_NOT_ADMITTED)) {
            return new AccessResult.Unauthenticated(TokenError.MISSING, decisionId);
        }
        VerifiedIdentity guest = new VerifiedIdentity.Guest();
        return missing.isEmpty()
                ? policies.of(request, guest, new Decision(decisionId, true, List.of("guest_admitted")))
                : new AccessResult.Denied(guest, denial(decisionId, missing));
    }

    private static Decision denial(String decisionId, Set<DenialReason> missing) {
        return new Decision(
                decisionId, false, missing.stream().map(DenialReason::code).toList());
    }
}
