package dev.poolgate.authorizer.cedar;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * How Cedar policies are read and asked.
 *
 * @param namespace of all entity types and actions
 * @param cachedDecisions how many decisions are remembered
 * @param meters where it is counted how often a decision was remembered
 */
public record CedarSettings(String namespace, int cachedDecisions, MeterRegistry meters) {
    private static final CedarSettings DEFAULTS = new CedarSettings("Poolgate", 10_000, new CompositeMeterRegistry());

    /** Namespace {@code Poolgate}, 10,000 decisions, nothing measured. */
    public static CedarSettings defaults() {
        return DEFAULTS;
    }

    public CedarSettings withNamespace(String value) {
        return new CedarSettings(value, cachedDecisions, meters);
    }

    public CedarSettings withCachedDecisions(int value) {
        return new CedarSettings(namespace, value, meters);
    }

    public CedarSettings withMeters(MeterRegistry value) {
        return new CedarSettings(namespace, cachedDecisions, value);
    }
}
