package dev.poolgate.authorizer.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys with the time of their fetch.
 *
 * @param fetchedAt null where none ever were
 */
record HeldKeys(PublishedKeys keys, @Nullable Instant fetchedAt) {
    static final HeldKeys NONE = new HeldKeys(PublishedKeys.of(List.of(), Map.of()), null);

    Freshness freshness(Instant now, KeySettings settings) {
        if (fetchedAt == null) {
            return Freshness.GONE;
        }
        Duration age = Duration.between(fetchedAt, now);
        if (age.compareTo(settings.refreshAfter()) < 0) {
            return Freshness.FRESH;
        }
        if (age.compareTo(settings.maxAge()) < 0) {
            return Freshness.AGING;
        }
        return age.compareTo(settings.maxAge().plus(settings.staleOnError())) < 0 ? Freshness.STALE : Freshness.GONE;
    }

    /** What the age of held keys allows. */
    enum Freshness {
        /** Use them. */
        FRESH,
        /** Use them, and fetch in the background. */
        AGING,
        /** Fetch first; use them only where that fails. */
        STALE,
        /** Fetch; there is nothing to fall back on. */
        GONE
    }
}
