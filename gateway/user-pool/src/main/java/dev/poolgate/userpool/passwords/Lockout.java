package dev.poolgate.userpool.passwords;

import java.time.Duration;
import java.time.Instant;

/**
 * How long wrong passwords lock a user out: from the fifth on, 1 s doubling with each to 15 minutes. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html">lockout behaviour</a>.
 */
public final class Lockout {
    /** Fifteen quiet minutes, and the failures are forgotten. */
    public static final Duration MEMORY = Duration.ofMinutes(15);

    private static final int FREE = 5;
    private static final int LONGEST_SHIFT = 10;

    private Lockout() {}

    /** Whether an attempt now must be refused, after so many failures with the last one then. */
    public static boolean locked(int failures, Instant last, Instant now) {
        return now.isBefore(last.plus(after(failures)));
    }

    /** Whether the failures are too old to count. */
    public static boolean forgotten(Instant last, Instant now) {
        return !now.isBefore(last.plus(MEMORY));
    }

    static Duration after(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration lock = Duration.ofSeconds(1L << Math.min(failures - FREE, LONGEST_SHIFT));
        return lock.compareTo(MEMORY) > 0 ? MEMORY : lock;
    }
}
