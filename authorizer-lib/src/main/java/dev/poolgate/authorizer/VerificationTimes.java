package dev.poolgate.authorizer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** How long tokens take that are not cached: parsing, keys, signature, claims. Registered once, looked up never. */
final class VerificationTimes {
    private final Timer verified;
    private final Timer rejected;
    private final Timer unavailable;

    VerificationTimes(MeterRegistry meters) {
        this.verified = timer(meters, "verified");
        this.rejected = timer(meters, "rejected");
        this.unavailable = timer(meters, "unavailable");
    }

    private static Timer timer(MeterRegistry meters, String outcome) {
        return Timer.builder("poolgate.tokens.verification")
                .description("verifications of tokens that were not cached")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** @param start as of {@link System#nanoTime} */
    Authentication record(long start, Authentication outcome) {
        outcome.<Timer>fold(token -> verified, error -> rejected, cause -> unavailable)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return outcome;
    }
}
