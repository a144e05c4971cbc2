package dev.poolgate.identitypool.login;

import dev.poolgate.authorizer.token.NetworkAccess;
import java.util.Optional;

/**
 * One line of the {@link ProviderMapping}: a provider key and the issuer behind it, each of which may hold the
 * placeholders {@code {region}} and {@code {poolId}}. A user pool's id begins with its region, {@code eu-west-1_AbC},
 * so that either side determines the other.
 *
 * @param provider for example {@code cognito-idp.{region}.amazonaws.com/{poolId}}
 * @param issuer for example {@code http://127.0.0.1:9000/{poolId}}
 * @param network where the issuer's keys may be fetched from
 */
public record ProviderRule(Template provider, Template issuer, NetworkAccess network) {
    private static final String USER_POOL = "cognito-idp.{region}.amazonaws.com/{poolId}";

    /** @throws IllegalArgumentException where only one side names {@code {poolId}} */
    public ProviderRule {
        if (provider.namesPool() != issuer.namesPool()) {
            throw new IllegalArgumentException(
                    "provider `" + provider + "` and issuer `" + issuer + "` must both name `{poolId}`, or neither");
        }
    }

    public static ProviderRule of(String provider, String issuer, NetworkAccess network) {
        return new ProviderRule(Template.of(provider), Template.of(issuer), network);
    }

    /** For every user pool that no longer key names. */
    public static ProviderRule userPools(String issuer, NetworkAccess network) {
        return of(USER_POOL, issuer, network);
    }

    Optional<ProviderIssuer> issuerOf(String key) {
        return provider.match(key).map(poolId -> new ProviderIssuer(issuer.fill(poolId), network));
    }

    Optional<String> providerOf(String url) {
        return issuer.match(url).map(provider::fill);
    }

    /** How many characters of a provider key the rule fixes. */
    int literals() {
        return provider.literals();
    }
}
