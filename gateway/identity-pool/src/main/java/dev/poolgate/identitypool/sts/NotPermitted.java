package dev.poolgate.identitypool.sts;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An operation that AWS has for IAM users and refuses to everybody else, as nobody here is one: the administrator's key
 * is the installation's own, and temporary credentials without a role would carry all its rights to wherever they go.
 * Sessions are refused by AWS as well.
 *
 * @param name of the operation
 */
record NotPermitted<I extends SdkPojo, O extends SdkPojo>(String name) implements Operation.Handler<I, O> {

    @Override
    public O handle(I input, AwsCall call) {
        throw StsRefusals.denied(
                "User: " + call.principalArn().orElseThrow() + " is not authorized to perform: sts:" + name);
    }
}
