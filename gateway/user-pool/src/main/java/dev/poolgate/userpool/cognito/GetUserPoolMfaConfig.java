package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecondFactors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;

/** Whether the pool asks for a second factor, and for which. */
final class GetUserPoolMfaConfig extends CognitoOperation<GetUserPoolMfaConfigRequest, GetUserPoolMfaConfigResponse> {
    private final Pools pools;
    private final SecondFactors factors;

    GetUserPoolMfaConfig(Pools pools, SecondFactors factors) {
        super(Access.SIGNED, GetUserPoolMfaConfigRequest::builder);
        this.pools = pools;
        this.factors = factors;
    }

    @Override
    GetUserPoolMfaConfigResponse answer(GetUserPoolMfaConfigRequest request, AwsCall call) {
        SetUserPoolMfaConfigResponse set =
                SetUserPoolMfaConfig.described(factors.settings(pools.require(request.userPoolId())));
        return GetUserPoolMfaConfigResponse.builder()
                .smsMfaConfiguration(set.smsMfaConfiguration())
                .softwareTokenMfaConfiguration(set.softwareTokenMfaConfiguration())
                .emailMfaConfiguration(set.emailMfaConfiguration())
                .webAuthnConfiguration(set.webAuthnConfiguration())
                .mfaConfiguration(set.mfaConfiguration())
                .build();
    }
}
