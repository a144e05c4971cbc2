package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AttributeUpdates;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeResponse;

/** A user proves an email or a phone number by the code that was sent to it. */
final class VerifyUserAttribute extends CognitoOperation<VerifyUserAttributeRequest, VerifyUserAttributeResponse> {
    private final AccessTokens tokens;
    private final AttributeUpdates updates;

    VerifyUserAttribute(AccessTokens tokens, AttributeUpdates updates) {
        super(Access.PUBLIC, VerifyUserAttributeRequest::builder);
        this.tokens = tokens;
        this.updates = updates;
    }

    @Override
    VerifyUserAttributeResponse answer(VerifyUserAttributeRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        updates.verify(token.pool(), token.user(), request.attributeName(), request.code());
        return VerifyUserAttributeResponse.builder().build();
    }
}
