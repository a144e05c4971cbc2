package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.session.GrantClaims.present;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;

/** A session as JWT claims. */
final class SessionClaims {
    private static final long VERSION = 2;

    private SessionClaims() {}

    static JWTClaimsSet write(Session session) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("v", VERSION)
                .claim("key", session.accessKeyId())
                .claim("secret", session.secretAccessKey())
                // to the millisecond, unlike `iat`: what is revoked goes by it
                .claim("at", session.issuedAt().toEpochMilli())
                .expirationTime(Date.from(session.expiresAt()));
        GrantClaims.write(session.grant(), claims);
        return claims.build();
    }

    /** Empty where the claims are of a version that this node does not know. */
    static Optional<Session> read(JWTClaimsSet claims) throws ParseException {
        if (!Objects.equals(claims.getLongClaim("v"), VERSION)) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                GrantClaims.read(claims),
                present(claims.getStringClaim("key")),
                present(claims.getStringClaim("secret")),
                Instant.ofEpochMilli(present(claims.getLongClaim("at"))),
                present(claims.getExpirationTime()).toInstant()));
    }
}
