package dev.poolgate.authorizer.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.revocation.RevocationList;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what each caller was granted, and asks for more before it ends. Thread-safe.
 *
 * <p>A caller's requests share one exchange in flight. Faults are never kept (S36). Nothing is used past its own
 * expiration, past the caller's token, or after the token was revoked.
 */
public final class CachingIdentityPool implements IdentityPool {
    /** In characters; some ten thousand callers. */
    public static final long DEFAULT_MAX_WEIGHT = 32L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(CachingIdentityPool.class);
    private static final ExchangeResult REVOKED =
            new ExchangeResult.Refused("token_revoked", "the caller's token was revoked");

    private final RevocationList revocations;
    private final Clock clock;
    private final IdentityPool source;
    private final Flights flights = new Flights();
    private final Cache<CallerKey, CachedExchange> outcomes;

    /**
     * @param name tells this cache from others in the meters
     * @param source completes every exchange within a time limit, such as {@link ResilientIdentityPool}
     */
    public CachingIdentityPool(
            String name,
            IdentityPool source,
            RevocationList revocations,
            long maxWeight,
            Clock clock,
            MeterRegistry meters) {
        this.revocations = revocations;
        this.clock = clock;
        this.source = source;
        this.outcomes = Caffeine.newBuilder()
                .maximumWeight(maxWeight)
                .weigher((CallerKey key, CachedExchange outcome) -> outcome.weight())
                .expireAfter(Expiry.writing((CallerKey key, CachedExchange outcome) -> left(outcome)))
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, outcomes, "poolgate.credentials", Tags.of("pool", name));
        revocations.onChange(() -> evictRevoked());
    }

    @Override
    public CompletionStage<ExchangeResult> exchange(ExchangeRequest request) {
        if (isRevoked(request)) {
            return CompletableFuture.completedFuture(REVOKED);
        }
        CallerKey key = CallerKey.of(request);
        Instant now = clock.instant();
        CachedExchange held = outcomes.getIfPresent(key);
        if (held == null || !held.isUsable(now)) {
            return fly(key, request);
        }
        if (held.isDue(now)) {
            renew(key, request, held);
        }
        return CompletableFuture.completedFuture(held.result());
    }

    /** How many outcomes are kept. */
    long size() {
        outcomes.cleanUp();
        return outcomes.estimatedSize();
    }

    private void evictRevoked() {
        outcomes.asMap().values().removeIf(outcome -> isRevoked(outcome.request()));
    }

    private CompletionStage<ExchangeResult> fly(CallerKey key, ExchangeRequest request) {
        return flights.join(key, () -> source.exchange(request).thenApply(result -> keep(key, request, result)));
    }

    private void renew(CallerKey key, ExchangeRequest request, CachedExchange held) {
        fly(key, request).whenComplete((result, fault) -> {
            if (fault != null) {
                LOG.warn(
                        "renewal of credentials from pool `{}` failed, the old ones last", key.identityPoolId(), fault);
                outcomes.asMap()
                        .replace(key, held, held.dueAgainAt(clock.instant().plus(CacheTimes.RETRY)));
            }
        });
    }

    /** Also when the token was revoked while the exchange was under way, its outcome is of no use any more. */
    private ExchangeResult keep(CallerKey key, ExchangeRequest request, ExchangeResult result) {
        Instant now = clock.instant();
        CachedExchange outcome = CacheTimes.of(request, result, now);
        if (outcome.isUsable(now)) {
            outcomes.put(key, outcome);
        }
        // after the put, so that a revocation in between either sees the entry or is seen here
        if (isRevoked(request)) {
            outcomes.invalidate(key);
            return REVOKED;
        }
        return result;
    }

    private boolean isRevoked(ExchangeRequest request) {
        return request.identity() instanceof VerifiedIdentity.TokenHolder holder
                && revocations.isRevoked(holder.token());
    }

    private Duration left(CachedExchange outcome) {
        Duration left = Duration.between(clock.instant(), outcome.usableUntil());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
