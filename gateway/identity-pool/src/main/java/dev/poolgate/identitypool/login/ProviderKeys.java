package dev.poolgate.identitypool.login;

import dev.poolgate.authorizer.keys.ConfiguredJwksFetcher;
import dev.poolgate.authorizer.keys.JwksCache;
import dev.poolgate.authorizer.keys.JwksFetcher;
import dev.poolgate.authorizer.keys.KeyLookup;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.keys.KeyThreads;
import dev.poolgate.authorizer.token.AllowList;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the issuers behind providers. Which providers there are changes while we run, as pools are created, so
 * each issuer has a key cache of its own from its first use on. There are never more than administrators entered, since
 * a pool's own list of providers is asked before this.
 */
public final class ProviderKeys implements AutoCloseable {
    private final Map<TrustedIssuer, JwksCache> caches = new ConcurrentHashMap<>();
    private final KeyThreads threads = new KeyThreads();
    private final KeySettings settings;
    private final JwksFetcher fetcher;
    private final Clock clock;
    private final MeterRegistry meters;

    public ProviderKeys(KeySettings settings, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.fetcher = new ConfiguredJwksFetcher(settings, threads);
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * The trust in a user pool's tokens. Clients and kind are not limited here: the first differ between identity
     * pools, and both have refusals of their own.
     */
    static TrustedIssuer trusted(ProviderIssuer issuer) {
        return TrustedIssuer.named(name(issuer.url()))
                .issuer(issuer.url())
                .profile(Profile.COGNITO)
                .keys(KeySource.uri(issuer.url() + "/.well-known/jwks.json"))
                .algorithms(SignatureAlgorithm.RS256)
                .audiences(AllowList.any())
                .clientIds(AllowList.any())
                .tokenUse(TokenUse.ANY)
                .network(issuer.network())
                .build();
    }

    /**
     * Waits for a fetch, within the limits of the settings, where no usable key is held.
     *
     * @param issuer of one provider, so that there is a bounded number of them
     */
    public KeyLookup find(TrustedIssuer issuer, @Nullable String keyId) {
        return caches.computeIfAbsent(issuer, this::cache)
                .find(issuer, keyId)
                .toCompletableFuture()
                .join();
    }

    private JwksCache cache(TrustedIssuer issuer) {
        return new JwksCache(List.of(issuer), fetcher, settings, clock, meters, threads);
    }

    /** For metrics; a user pool's id is the last part of its issuer. */
    private static String name(String url) {
        String id = url.substring(url.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "-");
        return "login-" + id.substring(0, Math.min(id.length(), 50));
    }

    @Override
    public void close() {
        threads.close();
    }
}
