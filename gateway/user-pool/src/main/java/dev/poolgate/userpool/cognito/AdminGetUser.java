package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;

/** All about a user. */
final class AdminGetUser extends CognitoOperation<AdminGetUserRequest, AdminGetUserResponse> {
    private final Pools pools;
    private final Users users;
    private final SecondFactors factors;

    AdminGetUser(Pools pools, Users users, SecondFactors factors) {
        super(Access.SIGNED, AdminGetUserRequest::builder);
        this.pools = pools;
        this.users = users;
        this.factors = factors;
    }

    @Override
    AdminGetUserResponse answer(AdminGetUserRequest request, AwsCall call) {
        User user = users.require(pools.require(request.userPoolId()), request.username());
        MfaPreference preference = factors.preference(user);
        return AdminGetUserResponse.builder()
                .username(user.username())
                .userAttributes(user.listed(name -> true))
                .userCreateDate(user.created())
                .userLastModifiedDate(user.modified())
                .enabled(user.enabled())
                .userStatus(user.status())
                .mfaOptions(MfaViews.options(preference))
                .preferredMfaSetting(MfaViews.preferred(preference))
                .userMFASettingList(MfaViews.list(preference))
                .build();
    }
}
