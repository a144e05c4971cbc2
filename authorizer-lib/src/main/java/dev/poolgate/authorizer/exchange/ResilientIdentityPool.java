package dev.poolgate.authorizer.exchange;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a pool in trouble from becoming our trouble: a bulkhead, a retry, a circuit breaker and a time limit for each
 * pool, so that one pool's open circuit never blocks another's. Refusals are answers and count as success.
 */
public final class ResilientIdentityPool implements IdentityPool {
    private final IdentityPool source;
    private final Duration timeLimit;
    private final ScheduledExecutorService timer;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final RetryRegistry retries;

    /**
     * Pools are told apart, and tagged in the meters, by their ids: these come from routes, so they are few.
     *
     * @param timer starts second attempts; a thread is enough for many pools
     */
    public ResilientIdentityPool(
            IdentityPool source, ResilienceSettings settings, ScheduledExecutorService timer, MeterRegistry meters) {
        this.source = source;
        this.timeLimit = settings.timeLimit();
        this.timer = timer;
        this.breakers = CircuitBreakerRegistry.of(breaker(settings));
        this.bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(settings.concurrency())
                .maxWaitDuration(Duration.ZERO)
                .build());
        this.retries = RetryRegistry.of(retry(settings));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
    }

    @Override
    public CompletionStage<ExchangeResult> exchange(ExchangeRequest request) {
        CircuitBreaker breaker = breakers.circuitBreaker(request.identityPoolId());
        Bulkhead bulkhead = bulkheads.bulkhead(request.identityPoolId());
        Retry retry = retries.retry(request.identityPoolId());
        // the bulkhead is around the breaker: that we are busy says nothing about the pool, so the breaker must not see
        // it; a time limit is on both sides of the retry: the breaker must see that an attempt took too long
        return inTime(bulkhead.executeCompletionStage(() -> retry.executeCompletionStage(
                timer, () -> breaker.executeCompletionStage(() -> inTime(source.exchange(request))))));
    }

    private CompletionStage<ExchangeResult> inTime(CompletionStage<ExchangeResult> exchange) {
        return exchange.toCompletableFuture().copy().orTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static CircuitBreakerConfig breaker(ResilienceSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(ResilienceSettings.WINDOW)
                .minimumNumberOfCalls(ResilienceSettings.LEAST_CALLS)
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(2)
                .build();
    }

    private static RetryConfig retry(ResilienceSettings settings) {
        return RetryConfig.custom()
                .maxAttempts(settings.attempts())
                .intervalFunction(IntervalFunction.ofRandomized(ResilienceSettings.PAUSE))
                .retryOnException(ResilientIdentityPool::mayPass)
                .build();
    }

    private static boolean mayPass(Throwable fault) {
        return fault instanceof RetryableFault
                || (fault instanceof CompletionException && fault.getCause() instanceof RetryableFault);
    }
}
