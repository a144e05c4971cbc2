package dev.poolgate.authorizer.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A revision that answers as it is told. */
public final class FixedPolicies implements PolicyRevision {
    private final String revision;
    private final Function<PolicyRequest, PolicyOutcome> answer;

    public FixedPolicies(String revision, PolicyOutcome always) {
        this(revision, request -> always);
    }

    public FixedPolicies(String revision, Function<PolicyRequest, PolicyOutcome> answer) {
        this.revision = revision;
        this.answer = answer;
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public List<PolicyRef> policies() {
        return Collections.nCopies(revision.length(), ref());
    }

    @Override
    public Supplier<PolicyDecision> prepare(PolicyRequest request) {
        return () -> new PolicyDecision(answer.apply(request), List.of(ref()), List.of(), Map.of(), revision);
    }

    private PolicyRef ref() {
        return new PolicyRef("p-" + revision, "fixed", 1, 1);
    }
}
