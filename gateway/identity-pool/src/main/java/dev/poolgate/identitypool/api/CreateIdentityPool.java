package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.IdentifierSource;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

record CreateIdentityPool(PoolStore pools, IdentifierSource ids)
        implements Operation.Handler<CreateIdentityPoolRequest, CreateIdentityPoolResponse> {

    @Override
    public CreateIdentityPoolResponse handle(CreateIdentityPoolRequest input, AwsCall call) {
        DescribeIdentityPoolResponse settings = SdkCopy.of(input, DescribeIdentityPoolResponse.builder()).toBuilder()
                .identityPoolId(ids.next(call.region()))
                .build();
        PoolSettings.check(settings);
        if (!pools.add(StoredPool.of(settings))) {
            throw new IllegalStateException("the new id `" + settings.identityPoolId() + "` is taken");
        }
        return SdkCopy.of(settings, CreateIdentityPoolResponse.builder());
    }
}
