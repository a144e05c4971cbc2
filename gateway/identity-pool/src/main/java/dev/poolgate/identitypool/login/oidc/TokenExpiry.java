package dev.poolgate.identitypool.login.oidc;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;

/** The expiry of a token that was found to be expired, hence verified and readable, for a message. */
final class TokenExpiry {

    private TokenExpiry() {}

    static Instant of(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime().toInstant();
        } catch (ParseException e) {
            throw new IllegalStateException("a verified token cannot be read", e);
        }
    }
}
