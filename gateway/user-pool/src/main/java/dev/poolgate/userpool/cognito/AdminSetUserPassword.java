package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.PasswordTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** An administrator sets a password: for good, or to be changed at the next sign-in. */
final class AdminSetUserPassword extends CognitoOperation<AdminSetUserPasswordRequest, AdminSetUserPasswordResponse> {
    private final Pools pools;
    private final Users users;
    private final Passwords passwords;
    private final UserPoolStorage storage;
    private final Clock clock;

    AdminSetUserPassword(Pools pools, Users users, Passwords passwords, UserPoolStorage storage, Clock clock) {
        super(Access.SIGNED, AdminSetUserPasswordRequest::builder);
        this.pools = pools;
        this.users = users;
        this.passwords = passwords;
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    AdminSetUserPasswordResponse answer(AdminSetUserPasswordRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        User user = users.require(pool, request.username());
        passwords.requireNew(pool, user, request.password());
        PasswordTable.Row prepared = passwords.prepare(pool, user.sub(), user.username(), request.password());
        UserStatusType status = Boolean.TRUE.equals(request.permanent())
                ? UserStatusType.CONFIRMED
                : UserStatusType.FORCE_CHANGE_PASSWORD;
        storage.atomically(() -> {
            // In this order: the user's row is the lock that an answer to a challenge takes before the password's.
            storage.users().changeStatus(user, status, clock.instant());
            passwords.store(pool, user, prepared);
        });
        return AdminSetUserPasswordResponse.builder().build();
    }
}
