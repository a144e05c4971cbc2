package dev.poolgate.identitypool.login.saml;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The assertions that were redeemed on this node, for as long as they could be redeemed again. When full it refuses
 * rather than forget (S38).
 */
final class SeenAssertions {
    private static final int MOST = 100_000;

    private final Map<String, Instant> until = new LinkedHashMap<>();
    private final Duration kept;
    private final int most;
    private final Clock clock;

    SeenAssertions(Duration kept, Clock clock) {
        this(kept, MOST, clock);
    }

    SeenAssertions(Duration kept, int most, Clock clock) {
        this.kept = kept;
        this.most = most;
        this.clock = clock;
    }

    /** @return false where it was here before, or cannot be remembered */
    synchronized boolean add(String id) {
        Instant now = clock.instant();
        // all are kept equally long, so the oldest come first
        while (!until.isEmpty() && !now.isBefore(until.values().iterator().next())) {
            until.remove(until.keySet().iterator().next());
        }
        return until.size() < most && until.putIfAbsent(id, now.plus(kept)) == null;
    }
}
