package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolResponse;

/** With the pool go its identities. Credentials that it granted live on to their end, as at AWS. */
record DeleteIdentityPool(PoolStore pools)
        implements Operation.Handler<DeleteIdentityPoolRequest, DeleteIdentityPoolResponse> {

    @Override
    public DeleteIdentityPoolResponse handle(DeleteIdentityPoolRequest input, AwsCall call) {
        Pools.found(pools.delete(input.identityPoolId()), input.identityPoolId());
        return DeleteIdentityPoolResponse.builder().build();
    }
}
