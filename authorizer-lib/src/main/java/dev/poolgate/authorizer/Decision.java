package dev.poolgate.authorizer;

import dev.poolgate.authorizer.policy.PolicyDecision;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of policy evaluation for one request.
 *
 * @param id names this decision in the answer and in the decision log
 * @param allowed whether the request may go on
 * @param reasons stable snake_case codes of what determined it, never empty for a denial; where a policy statement did,
 *     its name comes second
 * @param message for a caller who knows AWS's words: what was not allowed
 * @param policies what policies concluded, where the rule asks them and the request came so far
 */
public record Decision(
        String id, boolean allowed, List<String> reasons, Optional<String> message, Optional<PolicyDecision> policies) {

    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** One that no policy had part in. */
    public Decision(String id, boolean allowed, List<String> reasons, Optional<String> message) {
        this(id, allowed, reasons, message, Optional.empty());
    }

    /** One whose caller is told codes. */
    public Decision(String id, boolean allowed, List<String> reasons) {
        this(id, allowed, reasons, Optional.empty());
    }

    /** The same after policies concluded this: they can only take away. */
    Decision narrowedBy(PolicyDecision concluded) {
        return new Decision(
                id, allowed && concluded.allowed(), List.of(concluded.code()), message, Optional.of(concluded));
    }
}
