package dev.poolgate.identitypool.session;

import java.time.Duration;
import java.time.Instant;

/**
 * Everything that a session token carries.
 *
 * @param secretAccessKey what requests are signed with; never logged
 * @param issuedAt whole milliseconds
 * @param expiresAt from this instant on the session is over; whole seconds
 */
public record Session(Grant grant, String accessKeyId, String secretAccessKey, Instant issuedAt, Instant expiresAt) {

    /** No session lasts longer, whatever its role allows. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** Whether the session is over at the given instant. */
    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Session[" + accessKeyId + ", " + grant.principalArn() + ", expiresAt=" + expiresAt + "]";
    }
}
