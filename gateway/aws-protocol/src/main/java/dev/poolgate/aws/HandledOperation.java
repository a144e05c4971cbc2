package dev.poolgate.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** An operation put together from its description and a function. */
record HandledOperation<I extends SdkPojo, O extends SdkPojo>(
        String name,
        boolean signed,
        boolean forSessions,
        Supplier<? extends SdkBuilder<?, I>> input,
        Operation.Handler<I, O> handler)
        implements Operation<I, O> {

    @Override
    public SdkPojo newInput() {
        return (SdkPojo) input.get();
    }

    @Override
    public O handle(I request, AwsCall call) {
        return handler.handle(request, call);
    }
}
