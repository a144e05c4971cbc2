package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.GroupTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsResponse;

/** The groups of a pool, page by page. */
final class ListGroups extends CognitoOperation<ListGroupsRequest, ListGroupsResponse> {
    private final Pools pools;
    private final GroupTable groups;

    ListGroups(Pools pools, GroupTable groups) {
        super(Access.SIGNED, ListGroupsRequest::builder);
        this.pools = pools;
        this.groups = groups;
    }

    @Override
    ListGroupsResponse answer(ListGroupsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Page<GroupType> page = Page.of(
                request.nextToken(),
                request.limit(),
                GroupType::groupName,
                (after, limit) -> groups.list(pool.id(), after, limit));
        return ListGroupsResponse.builder()
                .groups(page.items())
                .nextToken(page.next().orElse(null))
                .build();
    }
}
