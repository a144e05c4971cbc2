package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.tokens.Revocations;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutResponse;

/** An administrator signs a user out everywhere. */
final class AdminUserGlobalSignOut
        extends CognitoOperation<AdminUserGlobalSignOutRequest, AdminUserGlobalSignOutResponse> {
    private final Pools pools;
    private final Users users;
    private final Revocations revocations;

    AdminUserGlobalSignOut(Pools pools, Users users, Revocations revocations) {
        super(Access.SIGNED, AdminUserGlobalSignOutRequest::builder);
        this.pools = pools;
        this.users = users;
        this.revocations = revocations;
    }

    @Override
    AdminUserGlobalSignOutResponse answer(AdminUserGlobalSignOutRequest request, AwsCall call) {
        revocations.signOut(users.require(pools.require(request.userPoolId()), request.username()));
        return AdminUserGlobalSignOutResponse.builder().build();
    }
}
