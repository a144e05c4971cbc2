package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserTable;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserResponse;

/** Lets a disabled user sign in again. Tokens from before stay refused. */
final class AdminEnableUser extends CognitoOperation<AdminEnableUserRequest, AdminEnableUserResponse> {
    private final Pools pools;
    private final Users users;
    private final UserTable table;
    private final Clock clock;

    AdminEnableUser(Pools pools, Users users, UserTable table, Clock clock) {
        super(Access.SIGNED, AdminEnableUserRequest::builder);
        this.pools = pools;
        this.users = users;
        this.table = table;
        this.clock = clock;
    }

    @Override
    AdminEnableUserResponse answer(AdminEnableUserRequest request, AwsCall call) {
        User user = users.require(pools.require(request.userPoolId()), request.username());
        table.changeEnabled(user, true, clock.instant());
        return AdminEnableUserResponse.builder().build();
    }
}
