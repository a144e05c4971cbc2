package dev.poolgate.authorizer.keys;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The meters of one issuer's keys. Tags are configured names and enum constants only, so their number is bounded. */
final class KeyMetrics {
    private static final String ISSUER = "issuer";
    private static final double NEVER = -1;

    private final MeterRegistry meters;
    private final String issuer;

    KeyMetrics(MeterRegistry meters, String issuer) {
        this.meters = meters;
        this.issuer = issuer;
    }

    void fetched(String outcome, long nanos) {
        Timer.builder("poolgate.jwks.fetch")
                .description("fetches of an issuer's keys")
                .tag(ISSUER, issuer)
                .tag("outcome", outcome)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counted at each fetch anew. */
    void ignored(Map<IgnoredKey, Long> counts) {
        counts.forEach((reason, count) -> Counter.builder("poolgate.jwks.keys.ignored")
                .description("published keys that no token is verified with")
                .tag(ISSUER, issuer)
                .tag("reason", reason.tag())
                .register(meters)
                .increment(count));
    }

    void watch(Supplier<KeyAvailability> availability) {
        Gauge.builder("poolgate.jwks.keys", availability, now -> now.get().usableKeys())
                .tag(ISSUER, issuer)
                .strongReference(true)
                .description("usable keys held")
                .register(meters);
        Gauge.builder("poolgate.jwks.age", availability, now -> seconds(now.get()))
                .tag(ISSUER, issuer)
                .strongReference(true)
                .baseUnit("seconds")
                .description("since the keys were fetched, -1 where they never were")
                .register(meters);
    }

    private static double seconds(KeyAvailability now) {
        return now.age().map(Duration::toMillis).map(millis -> millis / 1000.0).orElse(NEVER);
    }
}
