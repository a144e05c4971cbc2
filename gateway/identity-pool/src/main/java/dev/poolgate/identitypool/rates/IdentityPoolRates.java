package dev.poolgate.identitypool.rates;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import dev.poolgate.aws.rates.HeldOperation;
import dev.poolgate.aws.rates.RequestRates;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.TooManyRequestsException;
import software.amazon.awssdk.services.sts.model.StsException;

/** The rates of identity pools and of STS, in this process. */
public final class IdentityPoolRates {
    private static final String EXCEEDED = "Rate exceeded";
    private static final int BAD_REQUEST = 400;

    private final RequestRates<IdentityPoolRequest> requests;
    private final AddressRate guests;
    private final AddressRate unsigned;

    /**
     * @param perSecond at least 1 each; AWS's own where not given
     * @param guestsPerHour how many guests one address may make, at least 1
     * @param unsignedPerSecond how many calls one address may make that nobody has to sign, of both services together,
     *     at least 1
     * @throws IllegalArgumentException for a rate below 1
     */
    public IdentityPoolRates(Map<IdentityPoolRequest, Integer> perSecond, int guestsPerHour, int unsignedPerSecond) {
        this(perSecond, guestsPerHour, unsignedPerSecond, Ticker.systemTicker());
    }

    IdentityPoolRates(
            Map<IdentityPoolRequest, Integer> perSecond, int guestsPerHour, int unsignedPerSecond, Ticker ticker) {
        this.requests = new RequestRates<>(
                IdentityPoolRequest.ratesWith(perSecond), IdentityPoolRequest::of, IdentityPoolRates::exceeded);
        this.guests = new AddressRate(guestsPerHour, Duration.ofHours(1), ticker);
        this.unsigned = new AddressRate(unsignedPerSecond, Duration.ofSeconds(1), ticker);
    }

    /**
     * The service of identity pools, its operations held to these rates. An address over its rate takes nothing from
     * the others'.
     */
    public AwsService hold(AwsService service) {
        return HeldOperation.each(
                requests.hold(service), operation -> shared(guarded(operation), IdentityPoolRates::exceeded));
    }

    /** STS, of which only the calls of one address are held to a rate. */
    public AwsService holdSts(AwsService service) {
        return HeldOperation.each(service, operation -> shared(operation, IdentityPoolRates::throttled));
    }

    private Operation<?, ?> shared(Operation<?, ?> operation, Supplier<? extends AwsServiceException> refusal) {
        return operation.signed() ? operation : new HeldOperation<>(operation, (input, call) -> share(call, refusal));
    }

    private void share(AwsCall call, Supplier<? extends AwsServiceException> refusal) {
        if (!unsigned.admits(call.source())) {
            throw refusal.get();
        }
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
                .message(EXCEEDED)
                .writableStackTrace(false)
                .build();
    }

    /** STS models no such error; its clients know the one that all services share, and wait. */
    private static AwsServiceException throttled() {
        return StsException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("Throttling")
                        .errorMessage(EXCEEDED)
                        .build())
                .message(EXCEEDED)
                .statusCode(BAD_REQUEST)
                .writableStackTrace(false)
                .build();
    }
}
