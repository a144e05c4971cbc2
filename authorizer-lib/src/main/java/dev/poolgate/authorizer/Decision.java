package dev.poolgate.authorizer;

import java.util.List;

/**
 * The outcome of policy evaluation for one request.
 *
 * @param id names this decision in the answer and in the decision log
 * @param allowed whether the request may go on
 * @param reasons stable snake_case codes of what determined it, never empty for a denial
 */
public record Decision(String id, boolean allowed, List<String> reasons) {

    public Decision {
        reasons = List.copyOf(reasons);
    }
}
