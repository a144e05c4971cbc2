package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserTable;
import dev.poolgate.userpool.tokens.Revocations;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserResponse;

/** Keeps a user from signing in, and refuses the user's tokens. */
final class AdminDisableUser extends CognitoOperation<AdminDisableUserRequest, AdminDisableUserResponse> {
    private final Pools pools;
    private final Users users;
    private final UserTable table;
    private final Revocations revocations;
    private final Clock clock;

    AdminDisableUser(Pools pools, Users users, UserTable table, Revocations revocations, Clock clock) {
        super(Access.SIGNED, AdminDisableUserRequest::builder);
        this.pools = pools;
        this.users = users;
        this.table = table;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    AdminDisableUserResponse answer(AdminDisableUserRequest request, AwsCall call) {
        User user = users.require(pools.require(request.userPoolId()), request.username());
        revocations.shutOut(user, () -> table.changeEnabled(user, false, clock.instant()));
        return AdminDisableUserResponse.builder().build();
    }
}
