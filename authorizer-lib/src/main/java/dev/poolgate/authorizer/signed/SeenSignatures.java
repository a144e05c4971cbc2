package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.sign.ProvenSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The signatures this process let through where each counts once. Each is kept for as long as it could be verified
 * again, and none leaves before to make room (S38): when memory is full, new ones are refused. One caller has a share
 * of it, so that whoever signs without end is refused before others are.
 */
public final class SeenSignatures {
    /** A signature that could be verified for longer is not accepted, so that memory is never held for days. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private final int capacity;
    private final int perCaller;
    private final Clock clock;
    private final Map<String, Use> uses = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant nextSweep = Instant.MIN;

    /**
     * @param capacity how many are remembered at a time
     * @param perCaller how many of them may be one caller's
     */
    public SeenSignatures(int capacity, int perCaller, Clock clock) {
        if (capacity < 1 || perCaller < 1) {
            throw new IllegalArgumentException(
                    "a memory for `" + Math.min(capacity, perCaller) + "` signatures remembers nothing");
        }
        this.capacity = capacity;
        this.perCaller = perCaller;
        this.clock = clock;
    }

    /**
     * Remembers it, if it is the first time. Short; no caller waits for more than a sweep.
     *
     * @param caller whose share it takes
     */
    public synchronized Verdict admit(ProvenSignature signature, String caller) {
        Instant now = clock.instant();
        if (signature.until().isAfter(now.plus(LONGEST))) {
            return Verdict.LASTS_TOO_LONG;
        }
        if (uses.containsKey(signature.value())) {
            return Verdict.SEEN_BEFORE;
        }
        if (isFull(caller)) {
            sweep(now);
        }
        if (isFull(caller)) {
            return uses.size() >= capacity ? Verdict.NO_ROOM : Verdict.TOO_MANY_OF_ONE_CALLER;
        }
        uses.put(signature.value(), new Use(caller, signature.until()));
        counts.merge(caller, 1, Integer::sum);
        return Verdict.FIRST;
    }

    private boolean isFull(String caller) {
        return uses.size() >= capacity || counts.getOrDefault(caller, 0) >= perCaller;
    }

    /** A full memory is looked through once a second at most: under a flood the look itself would be the harm. */
    private void sweep(Instant now) {
        if (!now.isBefore(nextSweep)) {
            uses.values().removeIf(use -> now.isAfter(use.until()));
            counts.clear();
            uses.values().forEach(use -> counts.merge(use.caller(), 1, Integer::sum));
            nextSweep = now.plusSeconds(1);
        }
    }

    private record Use(String caller, Instant until) {}

    /** Only {@link #FIRST} lets a request through. */
    public enum Verdict {
        FIRST,
        SEEN_BEFORE,
        LASTS_TOO_LONG,
        NO_ROOM,
        TOO_MANY_OF_ONE_CALLER
    }
}
