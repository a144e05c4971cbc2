package dev.poolgate.identitypool.session;

import java.time.Instant;

/**
 * Ends sessions before their time.
 *
 * @param name of what is revoked: an access key id, an identity's id or a role's ARN
 * @param notBefore sessions issued before this instant are over
 * @param until from this instant on, no session that this concerns is alive any more
 */
public record SessionRevocation(Kind kind, String name, Instant notBefore, Instant until) {

    /** What sessions are revoked by. */
    public enum Kind {
        /** One session, and all that were derived from it. */
        SESSION,
        /** All sessions of an identity of an identity pool. */
        IDENTITY,
        /** All sessions of a role. */
        ROLE
    }
}
