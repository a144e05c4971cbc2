package dev.poolgate.userpool.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserTable;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Recognises our own access tokens, for the operations that a user calls for himself. */
public final class AccessTokens {
    private final Issuers issuers;
    private final SigningKeys keys;
    private final Revocations revocations;
    private final Pools pools;
    private final Clients clients;
    private final UserTable users;
    private final Clock clock;

    public AccessTokens(
            Issuers issuers,
            SigningKeys keys,
            Revocations revocations,
            Pools pools,
            Clients clients,
            UserTable users,
            Clock clock) {
        this.issuers = issuers;
        this.keys = keys;
        this.revocations = revocations;
        this.pools = pools;
        this.clients = clients;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Verifies the token: signature, use, time, scope, revocation, and that its user may still act.
     *
     * @throws NotAuthorizedException where any of these is wrong
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException where the user is
     *     gone
     */
    public AccessToken require(String compact) {
        SignedJWT jwt = parse(compact);
        JWTClaimsSet claims = claims(jwt);
        String poolId =
                Optional.ofNullable(claims.getIssuer()).flatMap(issuers::poolId).orElseThrow(AccessTokens::invalid);
        requireSignature(jwt, poolId);
        requireClaims(claims);
        if (revocations.covers(poolId, text(claims, "origin_jti"), claims.getSubject(), issued(claims))) {
            throw Refusals.notAuthorized("Access Token has been revoked");
        }
        return resolve(poolId, claims);
    }

    private AccessToken resolve(String poolId, JWTClaimsSet claims) {
        Pool pool = pools.require(poolId);
        Client client = clients.require(poolId, text(claims, "client_id"));
        User user = users.bySub(poolId, claims.getSubject()).orElseThrow(Refusals::userNotFound);
        if (!user.enabled()) {
            throw Refusals.notAuthorized("User is disabled.");
        }
        return new AccessToken(
                pool, client, user, Optional.of(text(claims, "device_key")).filter(key -> !key.isEmpty()));
    }

    private void requireSignature(SignedJWT jwt, String poolId) {
        boolean signed = jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
                && keys.find(poolId)
                        .flatMap(pool -> pool.verifying(
                                Objects.requireNonNullElse(jwt.getHeader().getKeyID(), ""), TokenUse.ACCESS))
                        .filter(key -> verifies(jwt, key))
                        .isPresent();
        if (!signed) {
            throw invalid();
        }
    }

    private static boolean verifies(SignedJWT jwt, com.nimbusds.jose.jwk.RSAKey key) {
        try {
            return jwt.verify(new RSASSAVerifier(key));
        } catch (JOSEException e) {
            return false;
        }
    }

    private void requireClaims(JWTClaimsSet claims) {
        if (!text(claims, "token_use").equals(TokenUse.ACCESS.claim()) || claims.getSubject() == null) {
            throw invalid();
        }
        boolean alive = claims.getExpirationTime() != null
                && clock.instant().isBefore(claims.getExpirationTime().toInstant());
        if (!alive) {
            throw Refusals.notAuthorized("Access Token has expired");
        }
        if (!Arrays.asList(text(claims, "scope").split(" ")).contains(SignInTokens.SELF_SERVICE)) {
            throw Refusals.notAuthorized("Access Token does not have required scopes");
        }
    }

    private static Instant issued(JWTClaimsSet claims) {
        return Optional.ofNullable(claims.getIssueTime())
                .orElseThrow(AccessTokens::invalid)
                .toInstant();
    }

    private static SignedJWT parse(String compact) {
        try {
            return SignedJWT.parse(compact);
        } catch (ParseException e) {
            throw invalid();
        }
    }

    private static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw invalid();
        }
    }

    /** The claim, or nothing where it is absent or no text. */
    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String value ? value : "";
    }

    private static NotAuthorizedException invalid() {
        return Refusals.notAuthorized("Invalid Access Token");
    }
}
