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
        TagSettings.check(input.principalTags());
        GetPrincipalTagAttributeMapResponse tagMap =
                SdkCopy.of(input, GetPrincipalTagAttributeMapResponse.builder()).toBuilder()
                        .useDefaults(Boolean.TRUE.equals(input.useDefaults()))
                        .build();
        Pools.found(pools.replaceTagMap(tagMap), input.identityPoolId());
        return SdkCopy.of(tagMap, SetPrincipalTagAttributeMapResponse.builder());
    }
}
