package dev.poolgate.aws.rates;

import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Holds operations to a rate. Each category has as many calls a second as configured, in this process; the next one is
 * refused at once, before any work. What has no rate is not limited.
 *
 * @param <C> the categories of a service
 */
public final class RequestRates<C extends Enum<C>> {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Map<C, RateLimiter> limiters;
    private final Function<String, Optional<C>> categories;
    private final Supplier<? extends AwsServiceException> refusal;

    /**
     * @param perSecond at least 1 each
     * @param categories what the operation of a name counts as
     * @param refusal the service's own {@code TooManyRequestsException}
     * @throws IllegalArgumentException for a rate below 1
     */
    public RequestRates(
            Map<C, Integer> perSecond,
            Function<String, Optional<C>> categories,
            Supplier<? extends AwsServiceException> refusal) {
        this.limiters = perSecond.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> limiter(each.getKey(), each.getValue())));
        this.categories = categories;
        this.refusal = refusal;
    }

    /** The service, its operations held to these rates. */
    public AwsService hold(AwsService service) {
        return HeldOperation.each(service, this::held);
    }

    private Operation<?, ?> held(Operation<?, ?> operation) {
        return categories
                .apply(operation.name())
                .map(limiters::get)
                .<Operation<?, ?>>map(limiter -> new HeldOperation<>(operation, (input, call) -> acquire(limiter)))
                .orElse(operation);
    }

    private void acquire(RateLimiter limiter) {
        if (!limiter.acquirePermission()) {
            throw refusal.get();
        }
    }

    private static RateLimiter limiter(Enum<?> category, int perSecond) {
        return RateLimiter.of(
                category.name(),
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(PERIOD)
                        .limitForPeriod(perSecond)
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }
}
