package dev.poolgate.authorizer.sign;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;

/**
 * The derived keys that are in use, each made once for a secret, a day, a region and a service. Thread-safe.
 *
 * <p>A key left alone for an hour is forgotten, so that neither yesterday's nor those of expired credentials stay.
 */
final class SigningKeys {
    static final int MOST = 10_000;

    private static final Duration IDLE = Duration.ofHours(1);

    private final LoadingCache<Origin, SigningKey> keys = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(IDLE)
            .build(origin -> SigningKey.derive(origin.secret(), origin.scope()));

    SigningKey of(String secret, CredentialScope scope) {
        return keys.get(new Origin(secret, scope));
    }

    /** How many keys are kept. */
    long size() {
        keys.cleanUp();
        return keys.estimatedSize();
    }

    private record Origin(String secret, CredentialScope scope) {
        @Override
        public String toString() {
            return "Origin[" + scope.text() + "]";
        }
    }
}
