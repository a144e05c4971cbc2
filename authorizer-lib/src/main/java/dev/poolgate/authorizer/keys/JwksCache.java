package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.VerificationKey;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all trusted issuers, by issuer and {@code kid} (S6). Fetched before they are needed, on threads of its
 * own; a request waits only where nothing usable is held.
 */
public final class JwksCache implements AutoCloseable {
    private static final int FAILURES_TO_PAUSE = 3;
    private static final int ALL_PERCENT = 100;
    /** OpenID metadata, else OAuth metadata, then the JWK set, and one for the way. */
    private static final int MOST_DOCUMENTS_PER_FETCH = 4;

    private static final long TICK_MILLIS = 1000;

    private final Map<String, IssuerKeys> byIssuer = new LinkedHashMap<>();
    private final List<BiConsumer<TrustedIssuer, VerificationKey>> removalListeners = new CopyOnWriteArrayList<>();
    private final KeyThreads threads;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * @param issuers of different {@code iss} each
     * @param threads closed with this
     */
    public JwksCache(
            Collection<TrustedIssuer> issuers,
            JwksFetcher fetcher,
            KeySettings settings,
            Clock clock,
            MeterRegistry meters,
            KeyThreads threads) {
        issuers.forEach(InlineKeys::check);
        this.threads = threads;
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(breakerConfig(settings, clock));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        for (TrustedIssuer issuer : issuers) {
            KeyMetrics metrics = new KeyMetrics(meters, issuer.name());
            KeyRefresh refresh = new KeyRefresh(
                    issuer,
                    fetcher,
                    breakers.circuitBreaker("poolgate.jwks." + issuer.name()),
                    threads.executor(),
                    settings.fetchTimeout().multipliedBy(MOST_DOCUMENTS_PER_FETCH),
                    clock,
                    metrics,
                    this::removed);
            IssuerKeys keys = new IssuerKeys(refresh, settings, clock);
            metrics.watch(keys::availability);
            byIssuer.put(issuer.issuer(), keys);
        }
    }

    private static CircuitBreakerConfig breakerConfig(KeySettings settings, Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(FAILURES_TO_PAUSE)
                .minimumNumberOfCalls(FAILURES_TO_PAUSE)
                .failureRateThreshold(ALL_PERCENT)
                .waitDurationInOpenState(settings.breakerWait())
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .build();
    }

    /**
     * Fetches all keys now and again ahead of their age from now on. Completes, never exceptionally, after the first.
     */
    public CompletionStage<List<KeyAvailability>> start() {
        if (started.compareAndSet(false, true)) {
            threads.everyMillis(TICK_MILLIS, this::tick);
        }
        CompletableFuture<?>[] all = byIssuer.values().stream()
                .map(keys -> keys.warmUp().toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(all).thenApply(done -> availability());
    }

    /**
     * Finds a key of one of the issuers given at construction.
     *
     * @param keyId null where the token names none
     */
    public CompletionStage<KeyLookup> find(TrustedIssuer issuer, @Nullable String keyId) {
        return keysOf(issuer).find(keyId);
    }

    /** Whether the issuer still publishes the key, as far as keys of an age fit for use tell. */
    public boolean stillTrusts(TrustedIssuer issuer, VerificationKey key) {
        return keysOf(issuer).stillTrusts(key);
    }

    /** The state of each issuer's keys, in the order of configuration. Never fetches. */
    public List<KeyAvailability> availability() {
        return byIssuer.values().stream().map(IssuerKeys::availability).toList();
    }

    /** Calls back for each key that an issuer no longer publishes, or that became too old. */
    public void onRemoval(BiConsumer<TrustedIssuer, VerificationKey> listener) {
        removalListeners.add(listener);
    }

    @Override
    public void close() {
        threads.close();
    }

    void tick() {
        byIssuer.values().forEach(IssuerKeys::tick);
    }

    private void removed(TrustedIssuer issuer, VerificationKey key) {
        removalListeners.forEach(listener -> listener.accept(issuer, key));
    }

    private IssuerKeys keysOf(TrustedIssuer issuer) {
        IssuerKeys keys = byIssuer.get(issuer.issuer());
        if (keys == null) {
            throw new IllegalArgumentException("issuer `" + issuer.name() + "` is not among those of this cache");
        }
        return keys;
    }
}
