package dev.poolgate.identitypool;

import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.identitypool.session.KeyRing;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * What an installation decides about its identity pools.
 *
 * @param region of pools that are seeded; a pool that a call creates is in the region of the call
 * @param accountId of the roles that may be granted
 * @param keys what session tokens are sealed with; the same on every node
 * @param providers which issuer stands behind a provider key
 * @param issuer of the pools' own OpenID tokens: a URL below which {@link IdentityPools#discovery} is served
 * @param lifetime of credentials; Cognito's own is one hour
 * @param polling after which a node knows what another revoked, or changed about a role
 */
public record IdentityPoolsConfig(
        String region,
        String accountId,
        KeyRing keys,
        ProviderMapping providers,
        URI issuer,
        Duration lifetime,
        Duration polling,
        Clock clock,
        SecureRandom random) {
    private static final URI COGNITO = URI.create("https://cognito-identity.amazonaws.com");
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException where credentials would live for less than 15 minutes or more than 12 hours */
    public IdentityPoolsConfig {
        if (lifetime.compareTo(Duration.ofMinutes(15)) < 0 || lifetime.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("lifetime `" + lifetime + "` is not between `PT15M` and `PT12H`");
        }
    }

    /** With Cognito's issuer, credentials of one hour, the system's clock and its strongest usual randomness. */
    public static IdentityPoolsConfig of(String region, String accountId, KeyRing keys, ProviderMapping providers) {
        return new IdentityPoolsConfig(
                region, accountId, keys, providers, COGNITO, ONE_HOUR, FIVE_SECONDS, Clock.systemUTC(), new SecureRandom());
    }

    /** The same with an issuer of one's own, so that whoever gets an OpenID token can fetch the keys it names. */
    public IdentityPoolsConfig withIssuer(URI other) {
        return new IdentityPoolsConfig(region, accountId, keys, providers, other, lifetime, polling, clock, random);
    }
}
