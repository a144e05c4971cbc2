package dev.poolgate.userpool.rates;

import dev.poolgate.aws.rates.RequestRates;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/** The rates of user pools. A category that is not configured is not limited. */
public final class UserPoolRates {
    private static final int CHALLENGES_PER_SIGN_IN = 3;

    private UserPoolRates() {}

    /**
     * @param perSecond at least 1 each; challenge responses have three times the rate of sign-ins unless given
     * @throws IllegalArgumentException for a rate below 1
     */
    public static RequestRates<RequestCategory> of(Map<RequestCategory, Integer> perSecond) {
        Map<RequestCategory, Integer> rates = new EnumMap<>(RequestCategory.class);
        rates.putAll(perSecond);
        Optional.ofNullable(perSecond.get(RequestCategory.USER_AUTHENTICATION))
                .ifPresent(
                        rate -> rates.putIfAbsent(RequestCategory.CHALLENGE_RESPONSE, CHALLENGES_PER_SIGN_IN * rate));
        return new RequestRates<>(
                rates, operation -> Optional.of(RequestCategory.of(operation)), UserPoolRates::exceeded);
    }

    private static TooManyRequestsException exceeded() {
        return TooManyRequestsException.builder()
                .message("Rate exceeded")
                .writableStackTrace(false)
                .build();
    }
}
