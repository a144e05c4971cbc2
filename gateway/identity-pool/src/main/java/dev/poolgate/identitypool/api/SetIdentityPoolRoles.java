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
        String poolId = Pools.checked(input.identityPoolId());
        GetIdentityPoolRolesResponse roles = roles(input);
        RoleSettings.check(roles);
        Pools.found(pools.replaceRoles(roles), poolId);
        return SetIdentityPoolRolesResponse.builder().build();
    }

    private static GetIdentityPoolRolesResponse roles(SetIdentityPoolRolesRequest input) {
        GetIdentityPoolRolesResponse.Builder roles =
                GetIdentityPoolRolesResponse.builder().identityPoolId(input.identityPoolId());
        if (input.hasRoleMappings()) {
            roles.roleMappings(input.roleMappings());
        }
        return (input.hasRoles() ? roles.roles(input.roles()) : roles).build();
    }
}
