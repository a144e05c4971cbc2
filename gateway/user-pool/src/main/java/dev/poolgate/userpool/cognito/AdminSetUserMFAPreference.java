package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserMfaPreferenceResponse;

/** An administrator switches a user's second factors on and off. */
final class AdminSetUserMFAPreference
        extends CognitoOperation<AdminSetUserMfaPreferenceRequest, AdminSetUserMfaPreferenceResponse> {
    private final Pools pools;
    private final Users users;
    private final SecondFactors factors;

    AdminSetUserMFAPreference(Pools pools, Users users, SecondFactors factors) {
        super(Access.SIGNED, AdminSetUserMfaPreferenceRequest::builder);
        this.pools = pools;
        this.users = users;
        this.factors = factors;
    }

    @Override
    AdminSetUserMfaPreferenceResponse answer(AdminSetUserMfaPreferenceRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        factors.prefer(
                pool,
                users.require(pool, request.username()),
                MfaWishes.of(
                        request.smsMfaSettings(),
                        request.softwareTokenMfaSettings(),
                        request.emailMfaSettings(),
                        request.webAuthnMfaSettings()));
        return AdminSetUserMfaPreferenceResponse.builder().build();
    }
}
