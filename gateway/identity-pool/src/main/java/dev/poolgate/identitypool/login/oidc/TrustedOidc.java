package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginSource;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;
import java.util.Optional;

/**
 * A provider whose tokens count.
 *
 * @param key of the Logins map, and what the condition keys of its claims begin with
 * @param arn empty for a public provider
 * @param clientIds whose tokens count; empty for a public provider, whose clients a pool or a trust policy names
 * @param issuer of its ID tokens
 */
record TrustedOidc(String key, Optional<String> arn, List<String> clientIds, TrustedIssuer issuer) {

    /** What a trust policy names. */
    String principal() {
        return arn.orElse(key);
    }

    TrustedIssuer issuerOfAccessTokens() {
        return new TrustedIssuer(
                issuer.name(),
                issuer.issuer(),
                issuer.profile(),
                issuer.keys(),
                issuer.algorithms(),
                issuer.audiences(),
                issuer.clientIds(),
                TokenUse.ACCESS,
                issuer.clockSkew(),
                issuer.maxLifetime(),
                issuer.groupsClaim(),
                issuer.network(),
                issuer.alias());
    }

    /**
     * Cognito's rule for ID tokens: an {@code azp} decides where there is one, else the audience does. It stands on the
     * token being an ID token, of which OpenID Connect Core section 2 says that its {@code azp} is the client it was
     * issued to.
     */
    Optional<String> clientOf(VerifiedJwt token) {
        Object party = token.claims().get("azp");
        if (party == null) {
            return audienceOf(token);
        }
        return party instanceof String client && takes(client) ? Optional.of(client) : Optional.empty();
    }

    /** Of several the one that is registered; where none is, several name nobody. */
    Optional<String> audienceOf(VerifiedJwt token) {
        List<String> audiences = token.audiences();
        return arn.isPresent() || audiences.size() == 1
                ? audiences.stream().filter(this::takes).findFirst()
                : Optional.empty();
    }

    VerifiedLogin login(OidcResult.Verified verified, boolean revoked) {
        return new VerifiedLogin(
                new Login(key, verified.token().subject()),
                verified.audience(),
                verified.claims(),
                revoked,
                arn.map(LoginSource::oidc).orElse(LoginSource.PUBLIC));
    }

    private boolean takes(String client) {
        return arn.isEmpty() || clientIds.contains(client);
    }
}
