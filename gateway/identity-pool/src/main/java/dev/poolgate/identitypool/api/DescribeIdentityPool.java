package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

record DescribeIdentityPool(PoolStore pools)
        implements Operation.Handler<DescribeIdentityPoolRequest, DescribeIdentityPoolResponse> {

    @Override
    public DescribeIdentityPoolResponse handle(DescribeIdentityPoolRequest input, AwsCall call) {
        return new Pools(pools).require(input.identityPoolId()).settings();
    }
}
