package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyLoad;
import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicyRequest;
import dev.poolgate.authorizer.policy.PolicyRevision;
import dev.poolgate.authorizer.policy.PolicySource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A revision of Cedar policies. */
public final class CedarPolicies implements PolicyRevision {
    private CedarPolicies() {}

    /**
     * Reads and validates all policies of a revision.
     *
     * @param sources texts with policies in Cedar's own syntax
     * @param schema in Cedar's schema syntax, or as JSON where it begins with a brace; without one nothing is validated
     *     beyond syntax and names, and a warning says so
     */
    public static PolicyLoad load(List<PolicySource> sources, Optional<PolicySource> schema, CedarSettings settings) {
        return new PolicyLoad.Refused(List.of(PolicyProblem.of("cedar", "the engine is not here yet")));
    }

    @Override
    public String revision() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Supplier<PolicyDecision> prepare(PolicyRequest request) {
        throw new UnsupportedOperationException();
    }
}
