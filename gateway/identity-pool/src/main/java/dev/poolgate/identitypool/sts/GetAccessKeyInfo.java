package dev.poolgate.identitypool.sts;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;

/**
 * Which account a key belongs to. An installation is one account, so whatever the key is, it is of no other; that it
 * exists is not said, nor is it at AWS.
 */
record GetAccessKeyInfo(String accountId)
        implements Operation.Handler<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> {

    @Override
    public GetAccessKeyInfoResponse handle(GetAccessKeyInfoRequest input, AwsCall call) {
        return GetAccessKeyInfoResponse.builder().account(accountId).build();
    }
}
