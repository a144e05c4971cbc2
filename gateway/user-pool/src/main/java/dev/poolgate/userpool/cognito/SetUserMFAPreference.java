package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceResponse;

/** A user switches second factors on and off. */
final class SetUserMFAPreference extends CognitoOperation<SetUserMfaPreferenceRequest, SetUserMfaPreferenceResponse> {
    private final AccessTokens tokens;
    private final SecondFactors factors;

    SetUserMFAPreference(AccessTokens tokens, SecondFactors factors) {
        super(Access.PUBLIC, SetUserMfaPreferenceRequest::builder);
        this.tokens = tokens;
        this.factors = factors;
    }

    @Override
    SetUserMfaPreferenceResponse answer(SetUserMfaPreferenceRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        factors.prefer(
                token.pool(),
                token.user(),
                MfaWishes.of(
                        request.smsMfaSettings(),
                        request.softwareTokenMfaSettings(),
                        request.emailMfaSettings(),
                        request.webAuthnMfaSettings()));
        return SetUserMfaPreferenceResponse.builder().build();
    }
}
