package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.GroupTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupResponse;

/** Takes a user out of a group. Tokens issued before still show it. */
final class AdminRemoveUserFromGroup
        extends CognitoOperation<AdminRemoveUserFromGroupRequest, AdminRemoveUserFromGroupResponse> {
    private final Pools pools;
    private final Users users;
    private final GroupTable groups;

    AdminRemoveUserFromGroup(Pools pools, Users users, GroupTable groups) {
        super(Access.SIGNED, AdminRemoveUserFromGroupRequest::builder);
        this.pools = pools;
        this.users = users;
        this.groups = groups;
    }

    @Override
    AdminRemoveUserFromGroupResponse answer(AdminRemoveUserFromGroupRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        User user = users.require(pool, request.username());
        Groups.require(groups, pool, request.groupName());
        groups.removeMember(pool.id(), request.groupName(), user.sub());
        return AdminRemoveUserFromGroupResponse.builder().build();
    }
}
