package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapResponse;

record SetPrincipalTagAttributeMap(PoolStore pools)
        implements Operation.Handler<SetPrincipalTagAttributeMapRequest, SetPrincipalTagAttributeMapResponse> {

    @Override
    public SetPrincipalTagAttributeMapResponse handle(SetPrincipalTagAttributeMapRequest input, AwsCall call) {
        String poolId = Pools.checked(input.identityPoolId());
        GetPrincipalTagAttributeMapResponse tagMap = tagMap(input);
        TagSettings.check(tagMap);
        Pools.found(pools.replaceTagMap(tagMap), poolId);
        return SetPrincipalTagAttributeMapResponse.builder()
                .identityPoolId(poolId)
                .identityProviderName(tagMap.identityProviderName())
                .useDefaults(tagMap.useDefaults())
                .principalTags(tagMap.principalTags())
                .build();
    }

    private static GetPrincipalTagAttributeMapResponse tagMap(SetPrincipalTagAttributeMapRequest input) {
        return GetPrincipalTagAttributeMapResponse.builder()
                .identityPoolId(input.identityPoolId())
                .identityProviderName(input.identityProviderName())
                .useDefaults(Boolean.TRUE.equals(input.useDefaults()))
                .principalTags(input.principalTags())
                .build();
    }
}
