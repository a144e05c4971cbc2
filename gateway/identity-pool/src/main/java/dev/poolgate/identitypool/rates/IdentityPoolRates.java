package dev.poolgate.identitypool.rates;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import dev.poolgate.aws.rates.HeldOperation;
import dev.poolgate.aws.rates.RequestRates;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.TooManyRequestsException;

/** The rates of identity pools, in this process. */
public final class IdentityPoolRates {
    private final RequestRates<IdentityPoolRequest> requests;
    private final GuestRate guests;

    /**
     * @param perSecond at least 1 each; AWS's own where not given
     * @param guestsPerHour how many guests one address may make, at least 1
     * @throws IllegalArgumentException for a rate below 1
     */
    public IdentityPoolRates(Map<IdentityPoolRequest, Integer> perSecond, int guestsPerHour) {
        this(perSecond, guestsPerHour, Ticker.systemTicker());
    }

    IdentityPoolRates(Map<IdentityPoolRequest, Integer> perSecond, int guestsPerHour, Ticker ticker) {
        this.requests = new RequestRates<>(
                IdentityPoolRequest.ratesWith(perSecond), IdentityPoolRequest::of, IdentityPoolRates::exceeded);
        this.guests = new GuestRate(guestsPerHour, ticker);
    }

    /** The service, its operations held to these rates. An address over its rate takes nothing from the others'. */
    public AwsService hold(AwsService service) {
        return HeldOperation.each(requests.hold(service), this::guarded);
    }

    private Operation<?, ?> guarded(Operation<?, ?> operation) {
        return IdentityPoolRequest.of(operation.name())
                .filter(IdentityPoolRequest.GET_ID::equals)
                .<Operation<?, ?>>map(getId -> new HeldOperation<>(operation, this::admit))
                .orElse(operation);
    }

    private void admit(SdkPojo input, AwsCall call) {
        if (input instanceof GetIdRequest asked && asked.logins().isEmpty() && !guests.admits(call.source())) {
            throw exceeded();
        }
    }

    private static TooManyRequestsException exceeded() {
        return TooManyRequestsException.builder()
                .message("Rate exceeded")
                .writableStackTrace(false)
                .build();
    }
}
