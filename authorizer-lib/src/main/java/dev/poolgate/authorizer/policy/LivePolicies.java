package dev.poolgate.authorizer.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies in force. A whole new revision takes the place of the last at one instant; one that cannot be read
 * changes nothing. Each decision is made by one revision from beginning to end.
 */
public final class LivePolicies implements PolicyEngine {
    private static final Logger LOG = LoggerFactory.getLogger(LivePolicies.class);
    private static final String RELOADS = "poolgate.policies.reloads";

    private final Clock clock;
    private final Counter replaced;
    private final Counter unchanged;
    private final Counter refused;
    private volatile InForce inForce;

    /** @param set tells the policies in force from a candidate, in metrics and logs */
    public LivePolicies(String set, PolicyRevision first, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.inForce = new InForce(first, clock.instant());
        this.replaced = reloads(meters, set, "replaced");
        this.unchanged = reloads(meters, set, "unchanged");
        this.refused = reloads(meters, set, "refused");
        Gauge.builder("poolgate.policies", () -> current().policies().size())
                .description("policies in force")
                .tag("set", set)
                .register(meters);
        Gauge.builder("poolgate.policies.age", () -> age().toSeconds())
                .baseUnit("seconds")
                .description("since the policies in force were put there")
                .tag("set", set)
                .register(meters);
    }

    private static Counter reloads(MeterRegistry meters, String set, String outcome) {
        return Counter.builder(RELOADS)
                .description("times that policies were read anew")
                .tag("set", set)
                .tag("outcome", outcome)
                .register(meters);
    }

    @Override
    public PolicyDecision decide(PolicyRequest request) {
        return inForce.revision().decide(request);
    }

    /** The revision in force now. */
    public PolicyRevision current() {
        return inForce.revision();
    }

    /** Since when the policies in force are that. */
    public Instant since() {
        return inForce.since();
    }

    private Duration age() {
        return Duration.between(since(), clock.instant());
    }

    /**
     * Puts what was read in force, if it could be read. Where it is what is in force already, nothing changes, and
     * caches stay warm.
     *
     * @return the same, for whoever reports it
     */
    public PolicyLoad replace(PolicyLoad load) {
        load.fold(this::accept, this::keep);
        return load;
    }

    private synchronized boolean accept(PolicyLoad.Loaded loaded) {
        String last = current().revision();
        if (loaded.revision().revision().equals(last)) {
            unchanged.increment();
            return true;
        }
        inForce = new InForce(loaded.revision(), clock.instant());
        replaced.increment();
        LOG.info(
                "policies `{}` in force, {} of them, in place of `{}`",
                loaded.revision().revision(),
                loaded.revision().policies().size(),
                last);
        loaded.warnings().forEach(warning -> LOG.warn("{}", warning));
        return true;
    }

    private boolean keep(PolicyLoad.Refused load) {
        refused.increment();
        LOG.error("policies refused, `{}` stays in force", current().revision());
        load.problems().forEach(problem -> LOG.error("{}", problem));
        return false;
    }

    private record InForce(PolicyRevision revision, Instant since) {}
}
