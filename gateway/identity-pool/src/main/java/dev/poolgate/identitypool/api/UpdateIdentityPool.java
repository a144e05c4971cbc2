package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

/**
 * Replaces as a whole: what an update leaves out is at its default again. Two updates at once come one after the other,
 * so that {@code ConcurrentModificationException} never has to be answered.
 */
record UpdateIdentityPool(PoolStore pools)
        implements Operation.Handler<UpdateIdentityPoolRequest, UpdateIdentityPoolResponse> {

    @Override
    public UpdateIdentityPoolResponse handle(UpdateIdentityPoolRequest input, AwsCall call) {
        DescribeIdentityPoolResponse settings = SdkCopy.of(input, DescribeIdentityPoolResponse.builder());
        PoolSettings.check(settings);
        Pools.found(
                pools.changeSettings(input.identityPoolId(), before -> {
                            DeveloperProvider.checkUnchanged(before, settings);
                            return settings;
                        })
                        .isPresent(),
                input.identityPoolId());
        return SdkCopy.of(settings, UpdateIdentityPoolResponse.builder());
    }
}
