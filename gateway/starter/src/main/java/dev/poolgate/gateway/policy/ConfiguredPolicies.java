package dev.poolgate.gateway.policy;

import dev.poolgate.authorizer.cedar.CedarSettings;
import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyEngine;
import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicyRequest;
import dev.poolgate.authorizer.policy.PolicyRevision;
import dev.poolgate.authorizer.policy.ShadowPolicies;
import dev.poolgate.authorizer.policy.ShadowSample;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The engine of the configured folders: policies in force, a candidate beside them, both read again from time to time.
 */
public final class ConfiguredPolicies implements PolicyEngine, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredPolicies.class);
    private static final int WAITING_COMPARISONS = 1_000;

    private final WatchedPolicies inForce;
    private final Optional<WatchedPolicies> candidate;
    private final Optional<ShadowPolicies> shadow;
    private final ScheduledExecutorService reloads;
    private final ThreadPoolExecutor comparisons;

    private ConfiguredPolicies(
            WatchedPolicies inForce,
            Optional<WatchedPolicies> candidate,
            PolicyProperties properties,
            MeterRegistry meters) {
        this.inForce = inForce;
        this.candidate = candidate;
        this.reloads = Executors.newSingleThreadScheduledExecutor(daemons("poolgate-policies-"));
        this.comparisons = new ThreadPoolExecutor(
                0, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_COMPARISONS), daemons("poolgate-shadow-"));
        PathFilter paths = new PathFilter(properties.shadow().paths());
        this.shadow = candidate.map(watched ->
                new ShadowPolicies(inForce.live(), watched.live()::current, paths::matches, comparisons, meters));
        watch(properties.reload());
    }

    /**
     * Reads the folders.
     *
     * @param properties with at least one location
     * @throws ConfigurationProblem where what is in them cannot be in force
     */
    public static ConfiguredPolicies open(
            PolicyProperties properties, ResourcePatternResolver resources, Clock clock, MeterRegistry meters) {
        CedarSettings unmeasured = CedarSettings.defaults()
                .withNamespace(properties.namespace())
                .withCachedDecisions(properties.cachedDecisions());
        WatchedPolicies inForce = WatchedPolicies.open(
                "live",
                reader(properties.location(), properties, unmeasured.withMeters(meters), resources),
                clock,
                meters);
        // whether the candidate remembers would only blur the figures of those that decide
        Optional<WatchedPolicies> candidate = Optional.of(properties.shadow().location())
                .filter(locations -> !locations.isEmpty())
                .map(locations -> WatchedPolicies.open(
                        "candidate", reader(locations, properties, unmeasured, resources), clock, meters));
        return new ConfiguredPolicies(inForce, candidate, properties, meters);
    }

    private static PolicyReader reader(
            List<String> locations,
            PolicyProperties properties,
            CedarSettings settings,
            ResourcePatternResolver resources) {
        return new PolicyReader(PolicyFolder.firstOf(locations, resources), settings, properties.schemaRequired());
    }

    @Override
    public PolicyDecision decide(PolicyRequest request) {
        return shadow.<PolicyEngine>map(both -> both).orElse(inForce.live()).decide(request);
    }

    /** The policies in force. */
    public PolicyRevision current() {
        return inForce.live().current();
    }

    /** Since when they are in force. */
    public Instant since() {
        return inForce.live().since();
    }

    /** Why what is in the folders is not in force, or not the candidate; empty where all is. */
    public List<PolicyProblem> problems() {
        return watched().flatMap(each -> each.problems().stream()).toList();
    }

    /** The candidate; empty where there is none. */
    public Optional<PolicyRevision> candidate() {
        return candidate.map(watched -> watched.live().current());
    }

    /** The last requests that the candidate decides otherwise, newest first. */
    public List<ShadowSample> samples() {
        return shadow.map(ShadowPolicies::samples).orElse(List.of());
    }

    /** Reads the folders now. What cannot be in force changes nothing; {@link #problems} says why. */
    public void refresh() {
        watched().forEach(WatchedPolicies::refresh);
    }

    @Override
    public void close() {
        reloads.shutdownNow();
        comparisons.shutdownNow();
    }

    private void watch(Duration period) {
        if (!period.isZero()) {
            ScheduledFuture<?> unused = reloads.scheduleWithFixedDelay(
                    this::refreshSafely, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A fault must not end the watching. */
    private void refreshSafely() {
        try {
            watched().forEach(WatchedPolicies::refreshSettled);
        } catch (RuntimeException fault) {
            LOG.error("policies could not be read again", fault);
        }
    }

    private Stream<WatchedPolicies> watched() {
        return Stream.concat(Stream.of(inForce), candidate.stream());
    }

    private static CustomizableThreadFactory daemons(String prefix) {
        CustomizableThreadFactory threads = new CustomizableThreadFactory(prefix);
        threads.setDaemon(true);
        return threads;
    }
}
