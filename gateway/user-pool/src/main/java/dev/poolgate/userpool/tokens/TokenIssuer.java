package dev.poolgate.userpool.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.userpool.directory.Identifiers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.Date;

/**
 * Signs ID and access tokens as Cognito does. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html">
 * user pool tokens</a>.
 */
public final class TokenIssuer {
    private static final String METER = "poolgate.userpool.tokens.issued";

    private final Issuers issuers;
    private final SigningKeys keys;
    private final Identifiers identifiers;

    public TokenIssuer(Issuers issuers, SigningKeys keys, Identifiers identifiers) {
        this.issuers = issuers;
        this.keys = keys;
        this.identifiers = identifiers;
    }

    IssuedTokens issue(TokenGrant grant) {
        PoolKeys poolKeys = keys.of(grant.pool().id());
        TokenLifetimes lifetimes = TokenLifetimes.of(grant.client());
        String event = identifiers.uuid();
        JWTClaimsSet access = accessClaims(grant, event)
                .expirationTime(Date.from(grant.now().plus(lifetimes.access())))
                .build();
        JWTClaimsSet id = idClaims(grant, event)
                .expirationTime(Date.from(grant.now().plus(lifetimes.id())))
                .build();
        IssuedTokens tokens = new IssuedTokens(
                poolKeys.current(TokenUse.ACCESS).sign(access),
                poolKeys.current(TokenUse.ID).sign(id),
                lifetimes.access());
        Counter.builder(METER)
                .description("times that tokens were issued, at sign-ins and from refresh tokens")
                .register(Metrics.globalRegistry)
                .increment();
        return tokens;
    }

    /** The access token names the client by {@code client_id} and has no audience. */
    private JWTClaimsSet.Builder accessClaims(TokenGrant grant, String event) {
        JWTClaimsSet.Builder claims = common(grant, TokenUse.ACCESS, event)
                .claim("client_id", grant.client().id())
                .claim("username", grant.user().username())
                .claim("scope", String.join(" ", grant.changes().scopes(grant.scopes())))
                .jwtID(identifiers.uuid());
        grant.device().ifPresent(device -> claims.claim("device_key", device));
        GroupClaims groups = grant.groupClaims();
        if (!groups.names().isEmpty()) {
            claims.claim("cognito:groups", groups.names());
        }
        grant.changes().access().apply(claims, grant.client().id());
        return claims;
    }

    private JWTClaimsSet.Builder idClaims(TokenGrant grant, String event) {
        JWTClaimsSet.Builder claims = common(grant, TokenUse.ID, event)
                .audience(grant.client().id())
                .claim("cognito:username", grant.user().username());
        if (grant.client().namesSessions()) {
            claims.jwtID(identifiers.uuid());
        }
        AttributeClaims.add(claims, grant.user(), grant.client());
        addGroups(claims, grant.groupClaims());
        grant.changes().id().apply(claims, grant.client().id());
        return claims;
    }

    private static void addGroups(JWTClaimsSet.Builder claims, GroupClaims groups) {
        if (!groups.names().isEmpty()) {
            claims.claim("cognito:groups", groups.names());
        }
        if (!groups.roles().isEmpty()) {
            claims.claim("cognito:roles", groups.roles());
        }
        groups.preferredRole().ifPresent(role -> claims.claim("cognito:preferred_role", role));
    }

    private JWTClaimsSet.Builder common(TokenGrant grant, TokenUse use, String event) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(grant.user().sub())
                .issuer(issuers.of(grant.pool().id()))
                .claim("token_use", use.claim())
                .claim("event_id", event)
                .claim("auth_time", grant.authTime().getEpochSecond())
                .issueTime(Date.from(grant.now()));
        if (grant.client().namesSessions()) {
            claims.claim("origin_jti", grant.session());
        }
        return claims;
    }
}
