package dev.poolgate.userpool.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Forgets what has ended: at most once an hour, by whoever passes. So tables stay as long as what is alive, and there
 * is no thread to start or to stop.
 */
public final class Housekeeping {
    private static final Duration INTERVAL = Duration.ofHours(1);
    /** For a while, one who comes late is told so rather than that he is unknown. */
    private static final Duration GRACE = Duration.ofDays(1);

    /** As long as AWS keeps them; without leap days. */
    private static final Duration EVENTS = Duration.ofDays(2 * 365);

    private final UserPoolStorage storage;
    private final Clock clock;
    private final AtomicLong last;

    public Housekeeping(UserPoolStorage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
        this.last = new AtomicLong(clock.millis());
    }

    /** Does the work, when it is time. */
    public void whenDue() {
        Instant now = clock.instant();
        long before = last.get();
        boolean due = now.toEpochMilli() - before >= INTERVAL.toMillis();
        if (due && last.compareAndSet(before, now.toEpochMilli())) {
            storage.sessions().purge(now.minus(GRACE));
            storage.refreshTokens().purge(now.minus(GRACE));
            storage.attempts().purge(now.minus(GRACE));
            storage.revocations().purge(now);
            storage.authEvents().purge(now.minus(EVENTS));
        }
    }
}
