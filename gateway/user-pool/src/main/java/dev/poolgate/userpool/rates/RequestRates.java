package dev.poolgate.userpool.rates;

import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Holds operations to a rate. Each category has as many calls a second as configured, in this process; the next one is
 * told {@code TooManyRequestsException} at once, before any work. A category that is not configured is not limited.
 */
public final class RequestRates {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int CHALLENGES_PER_SIGN_IN = 3;

    private final Map<RequestCategory, RateLimiter> limiters = new EnumMap<>(RequestCategory.class);

    /**
     * @param perSecond at least 1 each; challenge responses have three times the rate of sign-ins unless given
     * @throws IllegalArgumentException for a rate below 1
     */
    public RequestRates(Map<RequestCategory, Integer> perSecond) {
        perSecond.forEach(this::limit);
        Optional.ofNullable(perSecond.get(RequestCategory.USER_AUTHENTICATION))
                .filter(rate -> !perSecond.containsKey(RequestCategory.CHALLENGE_RESPONSE))
                .ifPresent(rate -> limit(RequestCategory.CHALLENGE_RESPONSE, CHALLENGES_PER_SIGN_IN * rate));
    }

    /** The service, its operations held to these rates. */
    public AwsService hold(AwsService service) {
        return new AwsService(
                service.targetPrefix(),
                service.signingName(),
                service.operations().stream().<Operation<?, ?>>map(this::held).toList());
    }

    private <I extends SdkPojo, O extends SdkPojo> Operation<I, O> held(Operation<I, O> operation) {
        RateLimiter limiter = limiters.get(RequestCategory.of(operation.name()));
        return limiter == null ? operation : new HeldOperation<>(operation, limiter);
    }

    private void limit(RequestCategory category, int perSecond) {
        limiters.put(
                category,
                RateLimiter.of(
                        category.name(),
                        RateLimiterConfig.custom()
                                .limitRefreshPeriod(PERIOD)
                                .limitForPeriod(perSecond)
                                .timeoutDuration(Duration.ZERO)
                                .build()));
    }
}
