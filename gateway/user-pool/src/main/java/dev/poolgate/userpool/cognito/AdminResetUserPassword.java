package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.MessageCause;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Recovery;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserTable;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminResetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminResetUserPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Takes a password from a user, who is sent a code to set another. */
final class AdminResetUserPassword
        extends CognitoOperation<AdminResetUserPasswordRequest, AdminResetUserPasswordResponse> {
    private final Pools pools;
    private final Users users;
    private final Recovery recovery;
    private final UserTable table;
    private final Clock clock;

    AdminResetUserPassword(Pools pools, Users users, Recovery recovery, UserTable table, Clock clock) {
        super(Access.SIGNED, AdminResetUserPasswordRequest::builder);
        this.pools = pools;
        this.users = users;
        this.recovery = recovery;
        this.table = table;
        this.clock = clock;
    }

    @Override
    AdminResetUserPasswordResponse answer(AdminResetUserPasswordRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        User user = users.require(pool, request.username());
        recovery.send(
                pool,
                user,
                new MessageCause(MessageCause.Source.FORGOT_PASSWORD, Optional.empty(), request.clientMetadata()));
        table.changeStatus(user, UserStatusType.RESET_REQUIRED, clock.instant());
        return AdminResetUserPasswordResponse.builder().build();
    }
}
