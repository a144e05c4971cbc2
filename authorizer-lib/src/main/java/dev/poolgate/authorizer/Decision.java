package dev.poolgate.authorizer;

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
 */
public record Decision(String id, boolean allowed, List<String> reasons, Optional<String> message) {

    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** One whose caller is told codes. */
    public Decision(String id, boolean allowed, List<String> reasons) {
        this(id, allowed, reasons, Optional.empty());
    }
}
