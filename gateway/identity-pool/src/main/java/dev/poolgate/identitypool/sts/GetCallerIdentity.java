package dev.poolgate.identitypool.sts;

import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Who signed the call. No policy is asked: nobody can be kept from knowing who they are. */
record GetCallerIdentity() implements Operation.Handler<GetCallerIdentityRequest, GetCallerIdentityResponse> {
    private static final int ACCOUNT = 4;

    @Override
    public GetCallerIdentityResponse handle(GetCallerIdentityRequest input, AwsCall call) {
        String arn = call.principalArn().orElseThrow();
        return GetCallerIdentityResponse.builder()
                .arn(arn)
                .account(arn.split(":", -1)[ACCOUNT])
                // a configured key has no user behind it that IAM gave an id to; the key's own is as unique
                .userId(call.signedCaller()
                        .map(SignedCaller::userId)
                        .or(call::accessKeyId)
                        .orElse(null))
                .build();
    }
}
