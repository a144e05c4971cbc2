package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.tokens.AccessTokens;
import dev.poolgate.userpool.tokens.Revocations;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutResponse;

/** A user signs out everywhere. */
final class GlobalSignOut extends CognitoOperation<GlobalSignOutRequest, GlobalSignOutResponse> {
    private final AccessTokens tokens;
    private final Revocations revocations;

    GlobalSignOut(AccessTokens tokens, Revocations revocations) {
        super(Access.PUBLIC, GlobalSignOutRequest::builder);
        this.tokens = tokens;
        this.revocations = revocations;
    }

    @Override
    GlobalSignOutResponse answer(GlobalSignOutRequest request, AwsCall call) {
        revocations.signOut(tokens.require(request.accessToken()).user());
        return GlobalSignOutResponse.builder().build();
    }
}
