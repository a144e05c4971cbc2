package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
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

    boolean takes(String client) {
        return arn.isEmpty() || clientIds.contains(client);
    }
}
