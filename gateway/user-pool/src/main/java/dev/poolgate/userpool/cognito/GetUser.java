package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;

/** What an access token's user is, as far as the token's client may read. */
final class GetUser extends CognitoOperation<GetUserRequest, GetUserResponse> {
    private final AccessTokens tokens;

    GetUser(AccessTokens tokens) {
        super(Access.PUBLIC, GetUserRequest::builder);
        this.tokens = tokens;
    }

    @Override
    GetUserResponse answer(GetUserRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        return GetUserResponse.builder()
                .username(token.user().username())
                .userAttributes(token.user().listed(token.client()::reads))
                .build();
    }
}
