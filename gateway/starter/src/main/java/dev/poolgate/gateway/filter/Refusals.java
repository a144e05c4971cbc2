package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.policy.DenialReason;
import dev.poolgate.gateway.failure.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From what the library concluded to what the caller is told. */
final class Refusals {
    private Refusals() {}

    /** @return empty for {@link AccessResult.Allowed} only */
    static Optional<Refusal> of(Optional<AccessResult> result, AccessRule rule) {
        return result.isEmpty()
                ? Optional.of(Refusal.undecided())
                : result.get()
                        .fold(
                                allowed -> Optional.empty(),
                                denied -> Optional.of(denied(denied, rule)),
                                unknown -> Optional.of(Refusal.unauthenticated(unknown.error(), unknown.decisionId())),
                                rejected -> Optional.of(
                                        Refusal.signature(rejected.error(), rejected.message(), rejected.decisionId())),
                                fault -> Optional.of(Refusal.unavailable(
                                        "authorization_unavailable", fault.decisionId(), fault.cause())));
    }

    private static Refusal denied(AccessResult.Denied denied, AccessRule rule) {
        List<String> reasons = denied.decision().reasons();
        String decision = denied.decision().id();
        String code = reasons.isEmpty() ? "access_denied" : reasons.get(0);
        if (denied.asksToSignIn()) {
            return Refusal.guestDenied(code, decision, String.join(" ", reasons));
        }
        Optional<String> message = denied.decision().message();
        if (message.isPresent()) {
            return Refusal.deniedByPolicy(code, decision, String.join(" ", reasons), message.get());
        }
        return reasons.contains(DenialReason.INSUFFICIENT_SCOPE.code())
                ? Refusal.insufficientScope(code, decision, scopes(rule))
                : Refusal.denied(code, decision, String.join(" ", reasons));
    }

    /** Those of the route, and those of the first way in that the document of the API has. */
    private static Set<String> scopes(AccessRule rule) {
        Set<String> scopes = new HashSet<>(rule.scopes());
        rule.operation().stream()
                .flatMap(operation -> operation.alternatives().stream().limit(1))
                .forEach(alternative -> scopes.addAll(alternative.scopes()));
        return scopes;
    }
}
