package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.FirstFactors;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsResponse;

/** What the user of an access token may sign in with. */
final class GetUserAuthFactors extends CognitoOperation<GetUserAuthFactorsRequest, GetUserAuthFactorsResponse> {
    private final AccessTokens tokens;
    private final FirstFactors firstFactors;
    private final SecondFactors secondFactors;

    GetUserAuthFactors(AccessTokens tokens, FirstFactors firstFactors, SecondFactors secondFactors) {
        super(Access.PUBLIC, GetUserAuthFactorsRequest::builder);
        this.tokens = tokens;
        this.firstFactors = firstFactors;
        this.secondFactors = secondFactors;
    }

    @Override
    GetUserAuthFactorsResponse answer(GetUserAuthFactorsRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        MfaPreference preference = secondFactors.preference(token.user());
        return GetUserAuthFactorsResponse.builder()
                .username(token.user().username())
                .preferredMfaSetting(MfaViews.preferred(preference))
                .userMFASettingList(MfaViews.list(preference))
                .configuredUserAuthFactors(firstFactors.of(token.pool(), token.user()))
                .build();
    }
}
