package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;

record GetPrincipalTagAttributeMap(PoolStore pools)
        implements Operation.Handler<GetPrincipalTagAttributeMapRequest, GetPrincipalTagAttributeMapResponse> {

    @Override
    public GetPrincipalTagAttributeMapResponse handle(GetPrincipalTagAttributeMapRequest input, AwsCall call) {
        StoredPool pool = new Pools(pools).require(input.identityPoolId());
        GetPrincipalTagAttributeMapResponse tagMap = pool.tagMaps().get(input.identityProviderName());
        return tagMap != null ? tagMap : unset(input);
    }

    private static GetPrincipalTagAttributeMapResponse unset(GetPrincipalTagAttributeMapRequest input) {
        return GetPrincipalTagAttributeMapResponse.builder()
                .identityPoolId(input.identityPoolId())
                .identityProviderName(input.identityProviderName())
                .useDefaults(false)
                .build();
    }
}
