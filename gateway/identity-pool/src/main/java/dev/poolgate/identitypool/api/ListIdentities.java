package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.paging.Page;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;

record ListIdentities(PoolStore pools, IdentityStore identities)
        implements Operation.Handler<ListIdentitiesRequest, ListIdentitiesResponse> {

    @Override
    public ListIdentitiesResponse handle(ListIdentitiesRequest input, AwsCall call) {
        String poolId = new Pools(pools).require(input.identityPoolId()).id();
        Page<Identity> page = Pages.ofIds(
                input.maxResults(),
                input.nextToken(),
                (after, limit) -> identities.list(poolId, after, limit, Boolean.TRUE.equals(input.hideDisabled())),
                Identity::id);
        return ListIdentitiesResponse.builder()
                .identityPoolId(poolId)
                .identities(page.items().stream().map(IdentityRecords::describe).toList())
                .nextToken(page.next())
                .build();
    }
}
