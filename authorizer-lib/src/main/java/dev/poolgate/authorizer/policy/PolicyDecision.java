package dev.poolgate.authorizer.policy;

import java.util.List;
import java.util.Map;

/**
 * What policies concluded on one request, and why.
 *
 * @param outcome what they concluded
 * @param determining the policies that permit, or those that forbid; for an error those that could not be evaluated
 * @param errors what went wrong, for whoever writes policies; may quote values that the caller sent
 * @param inputs what was read of the request, by its name in policies, as text: personal data, only for those who may
 *     explain decisions
 * @param revision of the policies
 */
public record PolicyDecision(
        PolicyOutcome outcome,
        List<PolicyRef> determining,
        List<String> errors,
        Map<String, String> inputs,
        String revision) {

    public PolicyDecision {
        determining = List.copyOf(determining);
        errors = List.copyOf(errors);
        inputs = Map.copyOf(inputs);
    }

    public boolean allowed() {
        return outcome == PolicyOutcome.ALLOWED;
    }

    /** The stable code of the outcome. */
    public String code() {
        return outcome.code();
    }
}
