package dev.poolgate.authorizer.relay;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a relayed token says: an RFC 9068 access token of the gateway's own, about the caller, for one backend.
 *
 * <p>{@code sub} is only unique within the issuer it comes from, so {@code origin_iss} names that issuer. {@code act}
 * (RFC 8693 section 4.1) names the gateway as the party that acts for the caller.
 */
final class RelayClaims {
    /** How and when the caller signed in, RFC 9068 section 2.2.1: passed on as the origin tells it. */
    private static final List<String> PASSED_ON = List.of("auth_time", "acr", "amr");

    private final String issuer;

    RelayClaims(String issuer) {
        this.issuer = issuer;
    }

    JWTClaimsSet of(VerifiedJwt origin, RelayTarget target, String id, Instant issuedAt, Instant expiresAt) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(target.audience())
                .subject(origin.subject())
                // without one in the origin, the gateway is the client that asked for this token
                .claim("client_id", origin.clientId().orElse(issuer))
                .jwtID(id)
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .claim("act", Map.of("sub", issuer))
                .claim("origin_iss", origin.issuer());
        origin.session().ifPresent(session -> claims.claim("origin_jti", session));
        PASSED_ON.forEach(name -> claims.claim(name, origin.claims().get(name)));
        narrow(claims, origin, target);
        return claims.build();
    }

    private static void narrow(JWTClaimsSet.Builder claims, VerifiedJwt origin, RelayTarget target) {
        Set<String> scopes = target.scopes().of(origin.scopes());
        if (!scopes.isEmpty()) {
            claims.claim("scope", String.join(" ", scopes));
        }
        Set<String> groups = target.groups().of(origin.groups());
        if (!groups.isEmpty()) {
            claims.claim("groups", List.copyOf(groups));
        }
    }
}
