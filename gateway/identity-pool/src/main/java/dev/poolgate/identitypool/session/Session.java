package dev.poolgate.identitypool.session;

import java.time.Instant;

/**
 * Everything that a session token carries.
 *
 * @param secretAccessKey what requests are signed with; never logged
 * @param expiresAt from this instant on the session is over; whole seconds
 */
public record Session(Grant grant, String accessKeyId, String secretAccessKey, Instant issuedAt, Instant expiresAt) {

    /** Whether the session is over at the given instant. */
    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The caller as AWS names it, {@code arn:aws:sts::account:assumed-role/role/session}. */
    public String principalArn() {
        return AssumedRole.arn(grant.roleArn(), grant.sessionName());
    }

    @Override
    public String toString() {
        return "Session[" + accessKeyId + ", " + principalArn() + ", expiresAt=" + expiresAt + "]";
    }
}
