package dev.poolgate.identitypool;

import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.identitypool.session.KeyRing;
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
 * @param lifetime of credentials; Cognito's own is one hour
 * @param polling after which a node knows what another revoked, or changed about a role
 */
public record IdentityPoolsConfig(
        String region,
        String accountId,
        KeyRing keys,
        ProviderMapping providers,
        Duration lifetime,
        Duration polling,
        Clock clock,
        SecureRandom random) {
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException where credentials would live for less than 15 minutes or more than 12 hours */
    public IdentityPoolsConfig {
        if (lifetime.compareTo(Duration.ofMinutes(15)) < 0 || lifetime.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("lifetime `" + lifetime + "` is not between `PT15M` and `PT12H`");
        }
    }

    /** With credentials of one hour, the system's clock and its strongest usual randomness. */
    public static IdentityPoolsConfig of(String region, String accountId, KeyRing keys, ProviderMapping providers) {
        return new IdentityPoolsConfig(
                region, accountId, keys, providers, ONE_HOUR, FIVE_SECONDS, Clock.systemUTC(), new SecureRandom());
    }
}
