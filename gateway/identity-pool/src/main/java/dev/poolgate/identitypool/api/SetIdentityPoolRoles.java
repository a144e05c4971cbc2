package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesResponse;

record SetIdentityPoolRoles(PoolStore pools)
        implements Operation.Handler<SetIdentityPoolRolesRequest, SetIdentityPoolRolesResponse> {

    @Override
    public SetIdentityPoolRolesResponse handle(SetIdentityPoolRolesRequest input, AwsCall call) {
        GetIdentityPoolRolesResponse roles = SdkCopy.of(input, GetIdentityPoolRolesResponse.builder());
        RoleSettings.check(roles);
        Pools.found(pools.replaceRoles(roles), input.identityPoolId());
        return SetIdentityPoolRolesResponse.builder().build();
    }
}
