package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AttributeUpdates;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesResponse;

/** A user changes attributes of his own, and is sent codes for what has to be proved. */
final class UpdateUserAttributes extends CognitoOperation<UpdateUserAttributesRequest, UpdateUserAttributesResponse> {
    private final AccessTokens tokens;
    private final AttributeUpdates updates;

    UpdateUserAttributes(AccessTokens tokens, AttributeUpdates updates) {
        super(Access.PUBLIC, UpdateUserAttributesRequest::builder);
        this.tokens = tokens;
        this.updates = updates;
    }

    @Override
    UpdateUserAttributesResponse answer(UpdateUserAttributesRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        return UpdateUserAttributesResponse.builder()
                .codeDeliveryDetailsList(updates.byUser(
                        token.pool(), token.client(), token.user(), request.userAttributes(), request.clientMetadata()))
                .build();
    }
}
