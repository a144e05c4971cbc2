package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.session.AssumedRole;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Keeps the holders of temporary credentials away from an operation. Neither users nor guests may administer the pool
 * that they are in, whichever keys the door in front of the API accepts.
 */
record NotBySessions<I extends SdkPojo, O extends SdkPojo>(String name, Operation.Handler<I, O> handler)
        implements Operation.Handler<I, O> {

    @Override
    public O handle(I input, AwsCall call) {
        call.principalArn().filter(AssumedRole::isSessionArn).ifPresent(session -> {
            throw Refusals.accessDenied(session, name);
        });
        return handler.handle(input, call);
    }
}
