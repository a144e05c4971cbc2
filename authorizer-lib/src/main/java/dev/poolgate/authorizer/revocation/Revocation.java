package dev.poolgate.authorizer.revocation;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a {@link RevocationList}, for people to look at.
 *
 * @param name the session or the subject
 * @param notBefore for a subject: tokens issued from then on count again
 * @param until when it is forgotten
 */
public record Revocation(Kind kind, String issuer, String name, Optional<Instant> notBefore, Instant until) {

    /** What was revoked. */
    public enum Kind {
        SESSION,
        SUBJECT
    }
}
