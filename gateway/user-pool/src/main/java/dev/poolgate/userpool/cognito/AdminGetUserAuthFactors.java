package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.FirstFactors;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserAuthFactorsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserAuthFactorsResponse;

/** What a user may sign in with. */
final class AdminGetUserAuthFactors
        extends CognitoOperation<AdminGetUserAuthFactorsRequest, AdminGetUserAuthFactorsResponse> {
    private final Pools pools;
    private final Users users;
    private final FirstFactors firstFactors;
    private final SecondFactors secondFactors;

    AdminGetUserAuthFactors(Pools pools, Users users, FirstFactors firstFactors, SecondFactors secondFactors) {
        super(Access.SIGNED, AdminGetUserAuthFactorsRequest::builder);
        this.pools = pools;
        this.users = users;
        this.firstFactors = firstFactors;
        this.secondFactors = secondFactors;
    }

    @Override
    AdminGetUserAuthFactorsResponse answer(AdminGetUserAuthFactorsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        User user = users.require(pool, request.username());
        MfaPreference preference = secondFactors.preference(user);
        return AdminGetUserAuthFactorsResponse.builder()
                .username(user.username())
                .preferredMfaSetting(MfaViews.preferred(preference))
                .userMFASettingList(MfaViews.list(preference))
                .configuredUserAuthFactors(firstFactors.of(pool, user))
                .build();
    }
}
