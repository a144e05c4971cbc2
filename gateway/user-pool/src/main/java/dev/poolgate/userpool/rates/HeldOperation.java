package dev.poolgate.userpool.rates;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import io.github.resilience4j.ratelimiter.RateLimiter;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/** An operation that runs only while its category has calls left in this second. */
record HeldOperation<I extends SdkPojo, O extends SdkPojo>(Operation<I, O> held, RateLimiter limiter)
        implements Operation<I, O> {

    @Override
    public String name() {
        return held.name();
    }

    @Override
    public boolean signed() {
        return held.signed();
    }

    @Override
    public SdkPojo newInput() {
        return held.newInput();
    }

    @Override
    public O handle(I input, AwsCall call) {
        if (!limiter.acquirePermission()) {
            throw TooManyRequestsException.builder()
                    .message("Rate exceeded")
                    .writableStackTrace(false)
                    .build();
        }
        return held.handle(input, call);
    }
}
