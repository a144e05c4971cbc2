package dev.poolgate.authorizer.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by the policies in force, and looks afterwards at what a candidate would have said. The answer is what the
 * policies in force said, whatever the candidate says or does; and it is given without waiting for the candidate, where
 * the executor has threads of its own.
 */
public final class ShadowPolicies implements PolicyEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowPolicies.class);
    private static final int MOST_SAMPLES = 100;

    private final PolicyEngine live;
    private final Supplier<PolicyRevision> candidate;
    private final Predicate<String> actions;
    private final Executor executor;
    private final Map<ShadowChange, Counter> changes = new EnumMap<>(ShadowChange.class);
    private final Counter skipped;
    private final Deque<ShadowSample> samples = new ArrayDeque<>();

    /**
     * @param live answers
     * @param candidate only looked at; asked for anew each time, since it may be replaced too
     * @param actions of which requests the candidate is asked
     * @param executor asks the candidate; may reject when it is busy, which is counted
     */
    public ShadowPolicies(
            PolicyEngine live,
            Supplier<PolicyRevision> candidate,
            Predicate<String> actions,
            Executor executor,
            MeterRegistry meters) {
        this.live = live;
        this.candidate = candidate;
        this.actions = actions;
        this.executor = executor;
        for (ShadowChange change : ShadowChange.values()) {
            changes.put(change, counter(meters, change.tag()));
        }
        this.skipped = counter(meters, "skipped");
    }

    private static Counter counter(MeterRegistry meters, String change) {
        return Counter.builder("poolgate.policies.shadow")
                .description("what candidate policies would have said")
                .tag("change", change)
                .register(meters);
    }

    @Override
    public PolicyDecision decide(PolicyRequest request) {
        PolicyDecision answer = live.decide(request);
        try {
            if (actions.test(request.question().action())) {
                // the request's headers and the like are read now: later it may be gone
                Supplier<PolicyDecision> question = candidate.get().prepare(request);
                Instant time = request.question().facts().time();
                executor.execute(
                        () -> compare(request.decisionId(), request.question().action(), time, answer, question));
            }
        } catch (RejectedExecutionException busy) {
            skipped.increment();
        } catch (RuntimeException e) {
            failed(e);
        }
        return answer;
    }

    /** The last requests that the candidate decides otherwise, newest first. */
    public List<ShadowSample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    private void compare(
            String decisionId, String action, Instant time, PolicyDecision answer, Supplier<PolicyDecision> question) {
        try {
            PolicyDecision other = question.get();
            ShadowChange change = change(answer, other);
            count(change);
            if (change != ShadowChange.NONE) {
                keep(new ShadowSample(
                        decisionId,
                        time,
                        action,
                        change,
                        answer.code(),
                        answer.determining(),
                        other.code(),
                        other.determining(),
                        other.revision()));
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** That the candidate cannot be evaluated is more than that it denies. */
    private static ShadowChange change(PolicyDecision answer, PolicyDecision other) {
        if (other.outcome() == PolicyOutcome.ERROR) {
            return answer.outcome() == PolicyOutcome.ERROR ? ShadowChange.NONE : ShadowChange.ERROR;
        }
        if (answer.allowed() == other.allowed()) {
            return ShadowChange.NONE;
        }
        return answer.allowed() ? ShadowChange.ALLOW_TO_DENY : ShadowChange.DENY_TO_ALLOW;
    }

    private void keep(ShadowSample sample) {
        synchronized (samples) {
            samples.addFirst(sample);
            if (samples.size() > MOST_SAMPLES) {
                samples.removeLast();
            }
        }
    }

    private void failed(RuntimeException e) {
        count(ShadowChange.ERROR);
        LOG.debug("candidate policies failed", e);
    }

    private void count(ShadowChange change) {
        changes.getOrDefault(change, skipped).increment();
    }
}
