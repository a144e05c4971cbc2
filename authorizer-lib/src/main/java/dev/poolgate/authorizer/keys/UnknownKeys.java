package dev.poolgate.authorizer.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what tokens with made-up key ids can cause (S23): one question per window, and none for an id that the issuer
 * was found not to have, for a few windows.
 */
final class UnknownKeys {
    private static final int MOST = 1000;
    private static final int REMEMBERED_WINDOWS = 4;

    private final Duration window;
    private final Clock clock;
    private final AtomicLong nextQuestion = new AtomicLong(Long.MIN_VALUE);
    private final Cache<String, Instant> absent =
            Caffeine.newBuilder().maximumSize(MOST).build();

    UnknownKeys(Duration window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    /** Whether to ask the issuer now; a yes uses up the window. */
    boolean mayAsk(@Nullable String keyId) {
        Instant now = clock.instant();
        if (keyId == null || isRemembered(keyId, now)) {
            return false;
        }
        long from = nextQuestion.get();
        return now.toEpochMilli() >= from
                && nextQuestion.compareAndSet(from, now.plus(window).toEpochMilli());
    }

    void remember(@Nullable String keyId) {
        if (keyId != null) {
            absent.put(keyId, clock.instant().plus(window.multipliedBy(REMEMBERED_WINDOWS)));
        }
    }

    private boolean isRemembered(String keyId, Instant now) {
        Instant until = absent.getIfPresent(keyId);
        return until != null && now.isBefore(until);
    }
}
