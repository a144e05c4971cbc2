package dev.poolgate.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** An operation put together from its description and a function. */
record HandledOperation<I extends SdkPojo, O extends SdkPojo>(
        String name, Signing signing, Supplier<? extends SdkBuilder<?, I>> input, Operation.Handler<I, O> handler)
        implements Operation<I, O> {

    @Override
    public boolean signed() {
        return signing != Signing.NONE;
    }

    @Override
    public boolean forSessions() {
        return signing == Signing.ANYONE || presignable();
    }

    @Override
    public boolean presignable() {
        return signing == Signing.ANYONE_BY_URL;
    }

    @Override
    public SdkPojo newInput() {
        return (SdkPojo) input.get();
    }

    @Override
    public O handle(I request, AwsCall call) {
        return handler.handle(request, call);
    }
}
