package dev.poolgate.authorizer.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long a relayed token lives, and how long the gateway goes on handing it out. */
record RelayLifetime(Duration longest) {
    /** What a handed-out token has left at least, unless its origin has less: time enough to reach the backend. */
    private static final Duration LEAST_LEFT = Duration.ofSeconds(30);

    RelayLifetime {
        if (longest.compareTo(LEAST_LEFT.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("a relayed token lives at least `" + LEAST_LEFT.multipliedBy(2) + "`");
        }
    }

    /** Whole seconds, rounded down, so that the token is never longer than its origin. */
    Instant expiry(Instant issuedAt, Instant originExpiry) {
        Instant cap = issuedAt.plus(longest);
        return (originExpiry.isBefore(cap) ? originExpiry : cap).truncatedTo(ChronoUnit.SECONDS);
    }

    /** A token cut short by its origin is handed out to the end: a new one would not live longer. */
    Instant freshUntil(Instant issuedAt, Instant expiresAt) {
        boolean whole = expiresAt.equals(issuedAt.plus(longest));
        return whole ? expiresAt.minus(LEAST_LEFT) : expiresAt;
    }
}
