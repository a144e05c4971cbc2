package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;

/** All about a user. */
final class AdminGetUser extends CognitoOperation<AdminGetUserRequest, AdminGetUserResponse> {
    private final Pools pools;
    private final Users users;

    AdminGetUser(Pools pools, Users users) {
        super(Access.SIGNED, AdminGetUserRequest::builder);
        this.pools = pools;
        this.users = users;
    }

    @Override
    AdminGetUserResponse answer(AdminGetUserRequest request, AwsCall call) {
        User user = users.require(pools.require(request.userPoolId()), request.username());
        return AdminGetUserResponse.builder()
                .username(user.username())
                .userAttributes(user.listed(name -> true))
                .userCreateDate(user.created())
                .userLastModifiedDate(user.modified())
                .enabled(user.enabled())
                .userStatus(user.status())
                .build();
    }
}
