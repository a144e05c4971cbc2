package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserTable;
import dev.poolgate.userpool.tokens.Revocations;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserResponse;

/** Deletes a user, and refuses the user's tokens from then on. */
final class AdminDeleteUser extends CognitoOperation<AdminDeleteUserRequest, AdminDeleteUserResponse> {
    private final Pools pools;
    private final Users users;
    private final UserTable table;
    private final Revocations revocations;

    AdminDeleteUser(Pools pools, Users users, UserTable table, Revocations revocations) {
        super(Access.SIGNED, AdminDeleteUserRequest::builder);
        this.pools = pools;
        this.users = users;
        this.table = table;
        this.revocations = revocations;
    }

    @Override
    AdminDeleteUserResponse answer(AdminDeleteUserRequest request, AwsCall call) {
        User user = users.require(pools.require(request.userPoolId()), request.username());
        revocations.shutOut(user, () -> table.delete(user));
        return AdminDeleteUserResponse.builder().build();
    }
}
