package dev.poolgate.authorizer;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamDecision;
import dev.poolgate.authorizer.iam.IamRequest;
import dev.poolgate.authorizer.policy.DenialReason;
import dev.poolgate.authorizer.policy.SignedRule;
import dev.poolgate.authorizer.sign.PendingBody;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.sign.SignatureResult;
import dev.poolgate.authorizer.signed.CallerResult;
import dev.poolgate.authorizer.signed.CallerVerifier;
import dev.poolgate.authorizer.signed.ExecuteApi;
import dev.poolgate.authorizer.signed.PlausibleCaller;
import dev.poolgate.authorizer.signed.SeenSignatures;
import dev.poolgate.authorizer.signed.SignedCaller;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * From a signed request to a decision, as API Gateway's IAM authorizer comes to it: signature, then
 * {@code execute-api:Invoke} on the method and path called; then other policies, where the rule asks them, and where
 * each signature counts once, whether it is new.
 */
final class SignatureAuthorization {
    private final CallerVerifier verifier;
    private final ExecuteApi api;
    private final PolicyCheck policies;
    private final SeenSignatures seen;
    private final Clock clock;

    SignatureAuthorization(
            CallerVerifier verifier, ExecuteApi api, PolicyCheck policies, SeenSignatures seen, Clock clock) {
        this.verifier = verifier;
        this.api = api;
        this.policies = policies;
        this.seen = seen;
        this.clock = clock;
    }

    CompletionStage<AccessResult> decide(
            AccessRequest request, Credential.Signed signed, SignedRule rule, String decisionId) {
        return verifier.verifyHead(signed.head())
                .fold(
                        known -> decide(request, known, signed.body(), rule, decisionId),
                        rejected -> CompletableFuture.completedFuture(rejected(rejected.why(), decisionId)));
    }

    /** Whoever may not call has no body read, as far as it is certain who they are. */
    private CompletionStage<AccessResult> decide(
            AccessRequest request, PlausibleCaller known, PendingBody body, SignedRule rule, String decisionId) {
        if (!known.isProvenByHead()) {
            return afterBody(known, body, rule, decisionId, () -> decide(request, known.caller(), rule, decisionId));
        }
        AccessResult decided = decide(request, known.caller(), rule, decisionId);
        return decided instanceof AccessResult.Allowed
                ? afterBody(known, body, rule, decisionId, () -> decided)
                : CompletableFuture.completedFuture(decided);
    }

    private CompletionStage<AccessResult> afterBody(
            PlausibleCaller known,
            PendingBody body,
            SignedRule rule,
            String decisionId,
            Supplier<AccessResult> decision) {
        return known.verify(body)
                .thenApply(result -> result.fold(
                        proven -> admitted(decision.get(), proven, rule), rejected -> rejected(rejected, decisionId)));
    }

    private AccessResult decide(AccessRequest request, SignedCaller caller, SignedRule rule, String decisionId) {
        VerifiedIdentity identity = new VerifiedIdentity.KeyHolder(caller);
        if (request.rule().isUnknownOperation()) {
            return new AccessResult.Denied(
                    identity, new Decision(decisionId, false, List.of(DenialReason.OPERATION_UNKNOWN.code())));
        }
        String resource = api.resource(rule.api(), rule.stage(), request.method(), decoded(request.path()));
        IamDecision decision =
                caller.permissions().decide(new IamRequest(ExecuteApi.INVOKE, resource, context(request, caller)));
        return decision.allowed()
                ? policies.of(request, identity, new Decision(decisionId, true, reasons("iam_allowed", decision)))
                : new AccessResult.Denied(identity, denial(decisionId, decision, caller, resource));
    }

    /** What is known of the request itself cannot be said otherwise by a session. */
    private IamContext context(AccessRequest request, SignedCaller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return caller.context()
                .with("aws:userid", caller.userId())
                .with(request.context())
                .with("aws:CurrentTime", now.toString())
                .with("aws:EpochTime", String.valueOf(now.getEpochSecond()));
    }

    private Decision denial(String decisionId, IamDecision decision, SignedCaller caller, String resource) {
        boolean explicit = decision.effect() == IamDecision.Effect.EXPLICIT_DENY;
        String message = "User: " + caller.key().principalArn() + " is not authorized to perform: " + ExecuteApi.INVOKE
                + " on resource: " + api.shown(resource) + (explicit ? " with an explicit deny" : "");
        List<String> reasons = reasons(explicit ? "iam_explicit_deny" : "iam_implicit_deny", decision);
        return new Decision(decisionId, false, reasons, Optional.of(message));
    }

    /** After the policies: whoever may not come in takes no memory. */
    private AccessResult admitted(AccessResult decided, CallerResult.Proven proven, SignedRule rule) {
        if (!(decided instanceof AccessResult.Allowed allowed) || !rule.once()) {
            return decided;
        }
        String decisionId = allowed.decision().id();
        return switch (seen.admit(proven.signature(), proven.caller().holder())) {
            case FIRST -> decided;
            case SEEN_BEFORE ->
                rejected(SignatureError.REPLAYED, "The request signature has been used before.", decisionId);
            case LASTS_TOO_LONG ->
                rejected(
                        SignatureError.MALFORMED,
                        "X-Amz-Expires must not exceed " + SeenSignatures.LONGEST.toSeconds()
                                + " where a signature counts once.",
                        decisionId);
            case NO_ROOM -> unavailable("no room to remember another signature", decisionId);
            case TOO_MANY_OF_ONE_CALLER ->
                unavailable("no room to remember another signature of this caller", decisionId);
        };
    }

    private static AccessResult unavailable(String why, String decisionId) {
        return new AccessResult.Unavailable(new SignatureMemoryFull(why), decisionId);
    }

    private static AccessResult rejected(SignatureResult.Invalid why, String decisionId) {
        return rejected(why.error(), why.message(), decisionId);
    }

    private static AccessResult rejected(SignatureError error, String message, String decisionId) {
        return new AccessResult.SignatureRejected(error, message, decisionId);
    }

    private static List<String> reasons(String code, IamDecision decision) {
        List<String> reasons = new ArrayList<>(List.of(code));
        decision.statement().ifPresent(reasons::add);
        return reasons;
    }

    /** Policies name paths as people read them, and a path must not escape a deny by its spelling. */
    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** No fault of this request, so without a trace. */
    private static final class SignatureMemoryFull extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SignatureMemoryFull(String why) {
            super(why, null, false, false);
        }
    }
}
