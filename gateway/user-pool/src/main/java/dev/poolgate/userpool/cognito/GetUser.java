package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;

/** What an access token's user is, as far as the token's client may read. */
final class GetUser extends CognitoOperation<GetUserRequest, GetUserResponse> {
    private final AccessTokens tokens;
    private final SecondFactors factors;

    GetUser(AccessTokens tokens, SecondFactors factors) {
        super(Access.PUBLIC, GetUserRequest::builder);
        this.tokens = tokens;
        this.factors = factors;
    }

    @Override
    GetUserResponse answer(GetUserRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        MfaPreference preference = factors.preference(token.user());
        return GetUserResponse.builder()
                .username(token.user().username())
                .userAttributes(token.user().listed(token.client()::reads))
                .mfaOptions(MfaViews.options(preference))
                .preferredMfaSetting(MfaViews.preferred(preference))
                .userMFASettingList(MfaViews.list(preference))
                .build();
    }
}
