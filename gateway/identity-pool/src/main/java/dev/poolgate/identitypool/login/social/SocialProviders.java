package dev.poolgate.identitypool.login.social;

import dev.poolgate.authorizer.keys.HttpDocuments;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.keys.KeyThreads;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Facebook and Amazon, each behind a breaker and a bulkhead of its own, so that one's outage is not the other's. */
public final class SocialProviders implements AutoCloseable {
    static final String FACEBOOK = "graph.facebook.com";
    static final String AMAZON = "www.amazon.com";

    /** The keys of the Logins map, which are also STS's provider ids. */
    public static final Set<String> KEYS = Set.of(FACEBOOK, AMAZON);

    /** Amazon documents at most 2048 bytes, Facebook no limit. */
    private static final int LONGEST_TOKEN = 4096;

    private static final int MOST_AT_ONCE = 16;
    private static final int WINDOW = 10;
    private static final int LEAST_CALLS = 5;

    private final KeyThreads threads = new KeyThreads();
    private final Map<String, AccessTokens> byKey;

    /** @param settings limits of time and size for one answer, and how long a failing provider is left alone */
    public SocialProviders(SocialEndpoints endpoints, KeySettings settings, Clock clock) {
        HttpDocuments documents = new HttpDocuments(settings, threads);
        this.byKey = Map.of(
                FACEBOOK,
                new FacebookTokens(endpoint(FACEBOOK, endpoints, documents, settings, clock), endpoints.facebook()),
                AMAZON,
                new AmazonTokens(endpoint(AMAZON, endpoints, documents, settings, clock), endpoints.amazon()));
    }

    /** What cannot be a token is sent nowhere. */
    SocialResult verify(String key, String token) {
        AccessTokens provider = byKey.get(key);
        boolean plain = !token.isEmpty()
                && token.length() <= LONGEST_TOKEN
                && token.chars().allMatch(c -> c > ' ' && c <= '~');
        return provider != null && plain ? provider.verify(token) : new SocialResult.Refused();
    }

    private static ProviderEndpoint endpoint(
            String name, SocialEndpoints endpoints, HttpDocuments documents, KeySettings settings, Clock clock) {
        CircuitBreakerConfig breaker = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(LEAST_CALLS)
                .waitDurationInOpenState(settings.breakerWait())
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .build();
        BulkheadConfig bulkhead = BulkheadConfig.custom()
                .maxConcurrentCalls(MOST_AT_ONCE)
                .maxWaitDuration(Duration.ZERO)
                .build();
        return new ProviderEndpoint(
                documents, endpoints.network(), CircuitBreaker.of(name, breaker), Bulkhead.of(name, bulkhead));
    }

    @Override
    public void close() {
        threads.close();
    }
}
