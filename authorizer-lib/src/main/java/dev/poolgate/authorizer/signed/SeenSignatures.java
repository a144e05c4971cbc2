package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.sign.ProvenSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The signatures this process let through where each counts once. Each is kept for as long as it could be verified
 * again, and none leaves before to make room (S38): when memory is full, new ones are refused.
 */
public final class SeenSignatures {
    /** A signature that could be verified for longer is not accepted, so that memory is never held for days. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private final int capacity;
    private final Clock clock;
    private final Map<String, Instant> until = new HashMap<>();
    private Instant nextSweep = Instant.MIN;

    /** @param capacity how many are remembered at a time */
    public SeenSignatures(int capacity, Clock clock) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a memory for `" + capacity + "` signatures remembers nothing");
        }
        this.capacity = capacity;
        this.clock = clock;
    }

    /** Remembers it, if it is the first time. Short; no caller waits for more than a sweep. */
    public synchronized Verdict admit(ProvenSignature signature) {
        Instant now = clock.instant();
        if (signature.until().isAfter(now.plus(LONGEST))) {
            return Verdict.LASTS_TOO_LONG;
        }
        if (until.containsKey(signature.value())) {
            return Verdict.SEEN_BEFORE;
        }
        sweepIfFull(now);
        if (until.size() >= capacity) {
            return Verdict.NO_ROOM;
        }
        until.put(signature.value(), signature.until());
        return Verdict.FIRST;
    }

    /** A full memory is looked through once a second at most: under a flood the look itself would be the harm. */
    private void sweepIfFull(Instant now) {
        if (until.size() >= capacity && !now.isBefore(nextSweep)) {
            until.values().removeIf(now::isAfter);
            nextSweep = now.plusSeconds(1);
        }
    }

    /** Only {@link #FIRST} lets a request through. */
    public enum Verdict {
        FIRST,
        SEEN_BEFORE,
        LASTS_TOO_LONG,
        NO_ROOM
    }
}
