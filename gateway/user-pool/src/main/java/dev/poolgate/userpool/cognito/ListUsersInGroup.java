package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.GroupTable;
import dev.poolgate.userpool.storage.UserSearch;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupResponse;

/** The members of a group, page by page. */
final class ListUsersInGroup extends CognitoOperation<ListUsersInGroupRequest, ListUsersInGroupResponse> {
    private final Pools pools;
    private final GroupTable groups;
    private final UserSearch search;

    ListUsersInGroup(Pools pools, GroupTable groups, UserSearch search) {
        super(Access.SIGNED, ListUsersInGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
        this.search = search;
    }

    @Override
    ListUsersInGroupResponse answer(ListUsersInGroupRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        String group = Groups.require(groups, pool, request.groupName()).groupName();
        Page<User> page = Page.of(
                request.nextToken(),
                request.limit(),
                User::sub,
                (after, limit) -> search.inGroup(pool, group, after, limit));
        return ListUsersInGroupResponse.builder()
                .users(page.items().stream().map(UserViews::listed).toList())
                .nextToken(page.next().orElse(null))
                .build();
    }
}
