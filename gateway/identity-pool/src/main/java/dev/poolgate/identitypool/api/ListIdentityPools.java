package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.paging.Page;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;

record ListIdentityPools(PoolStore pools)
        implements Operation.Handler<ListIdentityPoolsRequest, ListIdentityPoolsResponse> {

    @Override
    public ListIdentityPoolsResponse handle(ListIdentityPoolsRequest input, AwsCall call) {
        Page<IdentityPoolShortDescription> page = Pages.ofIds(
                input.maxResults(), input.nextToken(), pools::list, IdentityPoolShortDescription::identityPoolId);
        return ListIdentityPoolsResponse.builder()
                .identityPools(page.items())
                .nextToken(page.next())
                .build();
    }
}
