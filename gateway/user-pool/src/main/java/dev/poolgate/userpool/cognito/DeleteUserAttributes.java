package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AttributeChange;
import dev.poolgate.userpool.accounts.AttributeUpdates;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesResponse;

/** A user takes attributes of his own away. */
final class DeleteUserAttributes extends CognitoOperation<DeleteUserAttributesRequest, DeleteUserAttributesResponse> {
    private final AccessTokens tokens;
    private final AttributeUpdates updates;

    DeleteUserAttributes(AccessTokens tokens, AttributeUpdates updates) {
        super(Access.PUBLIC, DeleteUserAttributesRequest::builder);
        this.tokens = tokens;
        this.updates = updates;
    }

    @Override
    DeleteUserAttributesResponse answer(DeleteUserAttributesRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        updates.delete(
                token.pool(),
                token.user(),
                AttributeChange.deleting(
                        token.pool(), token.user(), request.userAttributeNames(), token.client()::writes));
        return DeleteUserAttributesResponse.builder().build();
    }
}
