package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserTable;
import dev.poolgate.userpool.tokens.AccessTokens;
import dev.poolgate.userpool.tokens.Revocations;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserResponse;

/** A user ends his account. */
final class DeleteUser extends CognitoOperation<DeleteUserRequest, DeleteUserResponse> {
    private final AccessTokens tokens;
    private final UserTable users;
    private final Revocations revocations;

    DeleteUser(AccessTokens tokens, UserTable users, Revocations revocations) {
        super(Access.PUBLIC, DeleteUserRequest::builder);
        this.tokens = tokens;
        this.users = users;
        this.revocations = revocations;
    }

    @Override
    DeleteUserResponse answer(DeleteUserRequest request, AwsCall call) {
        User user = tokens.require(request.accessToken()).user();
        revocations.shutOut(user, () -> users.delete(user));
        return DeleteUserResponse.builder().build();
    }
}
