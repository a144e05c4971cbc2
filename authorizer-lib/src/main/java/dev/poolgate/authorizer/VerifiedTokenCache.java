package dev.poolgate.authorizer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.VerificationKey;
import dev.poolgate.authorizer.token.VerifiedJwt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tokens that were verified, so that the next request with one costs a hash. Bounded by weight; only proofs go in, so
 * that forged tokens cannot fill it (S37).
 */
final class VerifiedTokenCache {
    /** A parsed token takes about so many times the memory of its text. */
    private static final int WEIGHT_PER_CHARACTER = 4;

    private final Clock clock;
    private final Duration longestStay;
    private final Cache<TokenKey, Entry> entries;
    private final Counter hits;
    private final Counter misses;

    VerifiedTokenCache(Clock clock, Duration longestStay, long maxWeight, MeterRegistry meters) {
        this.clock = clock;
        this.longestStay = longestStay;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxWeight)
                .weigher((TokenKey key, Entry entry) -> entry.weight())
                .expireAfter(Expiry.creating(
                        (TokenKey key, Entry entry) -> Duration.between(clock.instant(), entry.until())))
                // upkeep is short; done by the writer, the bound holds at once and no common pool is relied on
                .executor(Runnable::run)
                .recordStats()
                .build();
        this.hits = lookups(meters, "hit");
        this.misses = lookups(meters, "miss");
        CaffeineCacheMetrics.monitor(meters, entries, "poolgate.tokens", List.of());
    }

    private static Counter lookups(MeterRegistry meters, String result) {
        return Counter.builder("poolgate.tokens.lookups")
                .description("tokens looked for among those that were verified")
                .tag("result", result)
                .register(meters);
    }

    /**
     * The entry of that key, if it is in time at this very moment (S32).
     *
     * @param stillTrusted what else must hold of it
     */
    Optional<Entry> find(TokenKey key, Predicate<Entry> stillTrusted) {
        Optional<Entry> found = Optional.ofNullable(entries.getIfPresent(key))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .filter(stillTrusted);
        (found.isPresent() ? hits : misses).increment();
        return found;
    }

    /** Keeps it for as long as allowed, never past the token's {@code exp}. */
    void put(TokenKey key, VerifiedJwt token, VerificationKey verifiedWith, TrustedIssuer issuer) {
        Instant now = clock.instant();
        Instant cap = now.plus(longestStay);
        Instant until = token.expiresAt().isBefore(cap) ? token.expiresAt() : cap;
        if (now.isBefore(until)) {
            entries.put(key, new Entry(token, verifiedWith, issuer, until));
        }
    }

    void evictIf(Predicate<Entry> condition) {
        entries.asMap().values().removeIf(condition);
    }

    /** @param until when it has to be verified anew */
    record Entry(VerifiedJwt token, VerificationKey verifiedWith, TrustedIssuer issuer, Instant until) {
        int weight() {
            return token.compact().length() * WEIGHT_PER_CHARACTER;
        }
    }
}
