package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserSettingsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserSettingsResponse;

/** An administrator switches text messages as a second factor on or off, the old way. */
final class AdminSetUserSettings extends CognitoOperation<AdminSetUserSettingsRequest, AdminSetUserSettingsResponse> {
    private final Pools pools;
    private final Users users;
    private final SecondFactors factors;

    AdminSetUserSettings(Pools pools, Users users, SecondFactors factors) {
        super(Access.SIGNED, AdminSetUserSettingsRequest::builder);
        this.pools = pools;
        this.users = users;
        this.factors = factors;
    }

    @Override
    AdminSetUserSettingsResponse answer(AdminSetUserSettingsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        factors.prefer(pool, users.require(pool, request.username()), TextMessageMfa.wishes(request.mfaOptions()));
        return AdminSetUserSettingsResponse.builder().build();
    }
}
