package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.GroupTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/** The groups of a user, page by page. */
final class AdminListGroupsForUser
        extends CognitoOperation<AdminListGroupsForUserRequest, AdminListGroupsForUserResponse> {
    private final Pools pools;
    private final Users users;
    private final GroupTable groups;

    AdminListGroupsForUser(Pools pools, Users users, GroupTable groups) {
        super(Access.SIGNED, AdminListGroupsForUserRequest::builder);
        this.pools = pools;
        this.users = users;
        this.groups = groups;
    }

    @Override
    AdminListGroupsForUserResponse answer(AdminListGroupsForUserRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        User user = users.require(pool, request.username());
        Page<GroupType> page = Page.of(
                request.nextToken(),
                request.limit(),
                GroupType::groupName,
                (after, limit) -> groups.ofUser(pool.id(), user.sub(), after, limit));
        return AdminListGroupsForUserResponse.builder()
                .groups(page.items())
                .nextToken(page.next().orElse(null))
                .build();
    }
}
