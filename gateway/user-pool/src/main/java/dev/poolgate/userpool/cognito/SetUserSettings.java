package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserSettingsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserSettingsResponse;

/** A user switches text messages as a second factor on or off, the old way. */
final class SetUserSettings extends CognitoOperation<SetUserSettingsRequest, SetUserSettingsResponse> {
    private final AccessTokens tokens;
    private final SecondFactors factors;

    SetUserSettings(AccessTokens tokens, SecondFactors factors) {
        super(Access.PUBLIC, SetUserSettingsRequest::builder);
        this.tokens = tokens;
        this.factors = factors;
    }

    @Override
    SetUserSettingsResponse answer(SetUserSettingsRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        factors.prefer(token.pool(), token.user(), TextMessageMfa.wishes(request.mfaOptions()));
        return SetUserSettingsResponse.builder().build();
    }
}
