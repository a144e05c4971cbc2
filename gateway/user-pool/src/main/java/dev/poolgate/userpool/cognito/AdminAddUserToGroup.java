package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.GroupTable;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupResponse;

/** Adds a user to a group. Tokens show it from the next sign-in or refresh on. */
final class AdminAddUserToGroup extends CognitoOperation<AdminAddUserToGroupRequest, AdminAddUserToGroupResponse> {
    private final Pools pools;
    private final Users users;
    private final GroupTable groups;

    AdminAddUserToGroup(Pools pools, Users users, GroupTable groups) {
        super(Access.SIGNED, AdminAddUserToGroupRequest::builder);
        this.pools = pools;
        this.users = users;
        this.groups = groups;
    }

    @Override
    AdminAddUserToGroupResponse answer(AdminAddUserToGroupRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        User user = users.require(pool, request.username());
        Groups.require(groups, pool, request.groupName());
        try {
            groups.addMember(pool.id(), request.groupName(), user.sub());
        } catch (DuplicateKeyException already) {
            // a member stays a member
        }
        return AdminAddUserToGroupResponse.builder().build();
    }
}
