package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

/** Replaces as a whole: what an update leaves out is at its default again. */
record UpdateIdentityPool(PoolStore pools)
        implements Operation.Handler<UpdateIdentityPoolRequest, UpdateIdentityPoolResponse> {

    @Override
    public UpdateIdentityPoolResponse handle(UpdateIdentityPoolRequest input, AwsCall call) {
        DescribeIdentityPoolResponse settings = SdkCopy.of(input, DescribeIdentityPoolResponse.builder());
        DescribeIdentityPoolResponse before =
                new Pools(pools).require(input.identityPoolId()).settings();
        DeveloperProvider.checkUnchanged(before, settings);
        Pools.found(pools.replaceSettings(settings), input.identityPoolId());
        return SdkCopy.of(settings, UpdateIdentityPoolResponse.builder());
    }
}
