package dev.poolgate.authorizer.relay;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.authorizer.signed.CognitoIdentity;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a relayed token says: an RFC 9068 access token of the gateway's own, about the caller, for one backend.
 *
 * <p>{@code sub} is only unique within the issuer it comes from, so {@code origin_iss} names that issuer. {@code act}
 * (RFC 8693 section 4.1) names the gateway as the party that acts for the caller. Of a caller who signs,
 * {@code principal_arn} names the session, and what API Gateway tells of its identity stands under the same names.
 */
final class RelayClaims {
    /** How and when the caller signed in, RFC 9068 section 2.2.1: passed on as the origin tells it. */
    private static final List<String> PASSED_ON = List.of("auth_time", "acr", "amr");

    private static final String COGNITO = "https://cognito-identity.amazonaws.com";

    private final String issuer;

    RelayClaims(String issuer) {
        this.issuer = issuer;
    }

    JWTClaimsSet of(VerifiedJwt origin, RelayTarget target, String id, Instant issuedAt, Instant expiresAt) {
        JWTClaimsSet.Builder claims = common(target, id, issuedAt, expiresAt)
                .subject(origin.subject())
                // without one in the origin, the gateway is the client that asked for this token
                .claim("client_id", origin.clientId().orElse(issuer))
                .claim("origin_iss", origin.issuer());
        origin.session().ifPresent(session -> claims.claim("origin_jti", session));
        PASSED_ON.forEach(name -> claims.claim(name, origin.claims().get(name)));
        narrow(claims, origin, target);
        return claims.build();
    }

    /** A session has neither scopes nor groups, whatever the target may see of them. */
    JWTClaimsSet of(SignedCaller origin, RelayTarget target, String id, Instant issuedAt, Instant expiresAt) {
        Optional<CognitoIdentity> identity = CognitoIdentity.of(origin);
        JWTClaimsSet.Builder claims = common(target, id, issuedAt, expiresAt)
                .subject(identity.map(CognitoIdentity::id).orElse(origin.userId()))
                .claim("client_id", issuer)
                .claim("principal_arn", origin.key().principalArn());
        identity.ifPresent(cognito -> claims.claim("origin_iss", COGNITO)
                .claim("cognito_identity_id", cognito.id())
                .claim("cognito_identity_pool_id", cognito.poolId())
                .claim("cognito_authentication_type", cognito.type())
                .claim("cognito_authentication_provider", cognito.provider().orElse(null)));
        return claims.build();
    }

    private JWTClaimsSet.Builder common(RelayTarget target, String id, Instant issuedAt, Instant expiresAt) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(target.audience())
                .jwtID(id)
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .claim("act", Map.of("sub", issuer));
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
