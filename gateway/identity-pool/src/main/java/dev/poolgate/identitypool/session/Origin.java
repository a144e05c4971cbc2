package dev.poolgate.identitypool.session;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A token that a session was got with, as far as its issuer may revoke it afterwards.
 *
 * @param session the issuer's session, {@code origin_jti}
 */
public record Origin(String issuer, String subject, Optional<String> session, Instant issuedAt) {

    /** The origin that a token's claims tell; empty where they do not say who issued it, to whom and when. */
    public static Optional<Origin> of(Map<String, Object> claims) {
        if (claims.get("iss") instanceof String issuer
                && claims.get("sub") instanceof String subject
                && claims.get("iat") instanceof Number issuedAt) {
            Optional<String> session = Optional.ofNullable(claims.get("origin_jti"))
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
            return Optional.of(new Origin(issuer, subject, session, Instant.ofEpochSecond(issuedAt.longValue())));
        }
        return Optional.empty();
    }
}
