package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** What all operations share: each is named as its class, and checks that required members are there. */
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
        RequiredMembers.check(request);
        return answer(request, call);
    }

    abstract O answer(I request, AwsCall call);

    /** Who may call: holders of a configured key, or anyone with a client id or an access token. */
    enum Access {
        SIGNED,
        PUBLIC
    }
}
