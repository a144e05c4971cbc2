package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Confirmations;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpResponse;

/** An administrator confirms a user without a code. That verifies no email or phone number. */
final class AdminConfirmSignUp extends CognitoOperation<AdminConfirmSignUpRequest, AdminConfirmSignUpResponse> {
    private final Pools pools;
    private final Users users;
    private final Confirmations confirmations;

    AdminConfirmSignUp(Pools pools, Users users, Confirmations confirmations) {
        super(Access.SIGNED, AdminConfirmSignUpRequest::builder);
        this.pools = pools;
        this.users = users;
        this.confirmations = confirmations;
    }

    @Override
    AdminConfirmSignUpResponse answer(AdminConfirmSignUpRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        User user = users.require(pool, request.username());
        confirmations.byAdministrator(pool, user, request.clientMetadata());
        return AdminConfirmSignUpResponse.builder().build();
    }
}
