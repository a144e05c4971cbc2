package dev.poolgate.authorizer.policy;

import java.util.List;
import java.util.function.Supplier;

/** A whole set of policies that was read and validated. Immutable: a change makes another revision. */
public interface PolicyRevision extends PolicyEngine {

    /** Names the texts it was made of: equal texts make equal names. */
    String revision();

    /** All of them, in the order of their sources. */
    List<PolicyRef> policies();

    /**
     * Reads of the request what the policies look at, and no more, so that the rest can be done when the request is
     * gone.
     */
    Supplier<PolicyDecision> prepare(PolicyRequest request);

    @Override
    default PolicyDecision decide(PolicyRequest request) {
        return prepare(request).get();
    }
}
