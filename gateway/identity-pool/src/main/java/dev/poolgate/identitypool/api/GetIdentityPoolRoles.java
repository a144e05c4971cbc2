package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;

record GetIdentityPoolRoles(PoolStore pools)
        implements Operation.Handler<GetIdentityPoolRolesRequest, GetIdentityPoolRolesResponse> {

    @Override
    public GetIdentityPoolRolesResponse handle(GetIdentityPoolRolesRequest input, AwsCall call) {
        return new Pools(pools).require(input.identityPoolId()).roles();
    }
}
