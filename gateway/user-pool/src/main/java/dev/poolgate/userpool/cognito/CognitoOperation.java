package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.passwords.PasswordHasher;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/**
 * What all operations share: each is named as its class. Its input was checked against AWS's own model before: required
 * members are there, numbers and lengths are in range.
 */
abstract class CognitoOperation<I extends SdkPojo, O extends SdkPojo> implements Operation<I, O> {
    private final Access access;
    private final Supplier<? extends SdkPojo> input;

    CognitoOperation(Access access, Supplier<? extends SdkPojo> input) {
        this.access = access;
        this.input = input;
    }

    @Override
    public final String name() {
        return getClass().getSimpleName();
    }

    @Override
    public final boolean signed() {
        return access == Access.SIGNED;
    }

    @Override
    public final SdkPojo newInput() {
        return input.get();
    }

    @Override
    public final O handle(I request, AwsCall call) {
        try {
            return answer(request, call);
        } catch (PasswordHasher.BusyException e) {
            throw TooManyRequestsException.builder()
                    .message("Too many requests")
                    .cause(e)
                    .build();
        }
    }

    abstract O answer(I request, AwsCall call);

    /** Who may call: holders of a configured key, or anyone with a client id or an access token. */
    enum Access {
        SIGNED,
        PUBLIC
    }
}
