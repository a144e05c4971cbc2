package dev.poolgate.authorizer.policy;

import java.time.Instant;
import java.util.List;

/**
 * A request that the candidate decides otherwise. Nothing of the caller is in it; the decision log knows the rest by
 * the id.
 *
 * @param liveCode what was answered
 * @param candidateCode what the candidate would have answered
 */
public record ShadowSample(
        String decisionId,
        Instant time,
        String action,
        ShadowChange change,
        String liveCode,
        List<PolicyRef> livePolicies,
        String candidateCode,
        List<PolicyRef> candidatePolicies,
        String candidateRevision) {

    public ShadowSample {
        livePolicies = List.copyOf(livePolicies);
        candidatePolicies = List.copyOf(candidatePolicies);
    }
}
