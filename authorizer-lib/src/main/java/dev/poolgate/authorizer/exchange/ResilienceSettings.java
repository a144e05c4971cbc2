package dev.poolgate.authorizer.exchange;

import java.time.Duration;

/**
 * How much trouble of an identity pool is borne.
 *
 * @param timeLimit of one exchange, with all its attempts
 * @param concurrency exchanges at a time for one pool; one more is a fault at once
 * @param failurePercent of recent exchanges, above which the circuit opens
 * @param openFor how long an open circuit lets nothing through
 * @param attempts at one exchange, as long as they fail in a way that may pass; one for no retry
 */
public record ResilienceSettings(
        Duration timeLimit, int concurrency, float failurePercent, Duration openFor, int attempts) {
    public static final ResilienceSettings DEFAULTS =
            new ResilienceSettings(Duration.ofSeconds(5), 64, 50, Duration.ofSeconds(5), 2);

    /** Calls that the failure rate is taken over, and the least that make one. */
    static final int WINDOW = 20;

    static final int LEAST_CALLS = 10;

    /** Before the second attempt, half of it more or less: callers who failed together shall not return together. */
    static final Duration PAUSE = Duration.ofMillis(100);
}
