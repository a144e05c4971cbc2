package dev.poolgate.authorizer.revocation;

import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sessions and subjects revoked before their tokens expire. Thread-safe; an entry is forgotten at its {@code until},
 * when no token it could concern is alive any more.
 */
public interface RevocationList {

    /** Revokes every token of a session, {@code origin_jti}. */
    void revokeSession(String issuer, String session, Instant until);

    /** Revokes every token of a subject issued before {@code notBefore} (global sign-out, disabled, deleted). */
    void revokeSubject(String issuer, String subject, Instant notBefore, Instant until);

    /**
     * Whether what began with a token is revoked, where the token itself is no more at hand.
     *
     * @param session {@code origin_jti} of the token, where it had one
     * @param issuedAt of the token
     */
    boolean isRevoked(String issuer, String subject, Optional<String> session, Instant issuedAt);

    default boolean isRevoked(VerifiedJwt token) {
        return isRevoked(token.issuer(), token.subject(), token.session(), token.issuedAt());
    }

    /** What is revoked now, in no order; empty where this list is not one that can be read. */
    default Optional<List<Revocation>> current() {
        return Optional.empty();
    }

    /** Calls back after each revocation, on the revoking thread, so that caches can drop what depends on it. */
    void onChange(Runnable listener);
}
