package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.PasswordChanges;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;

/** A user who is signed in sets another password. */
final class ChangePassword extends CognitoOperation<ChangePasswordRequest, ChangePasswordResponse> {
    private final AccessTokens tokens;
    private final PasswordChanges changes;
    private final AuthEvents events;

    ChangePassword(AccessTokens tokens, PasswordChanges changes, AuthEvents events) {
        super(Access.PUBLIC, ChangePasswordRequest::builder);
        this.tokens = tokens;
        this.changes = changes;
        this.events = events;
    }

    @Override
    ChangePasswordResponse answer(ChangePasswordRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        changes.change(
                token.pool(),
                token.user(),
                Optional.ofNullable(request.previousPassword()),
                request.proposedPassword());
        events.record(token.pool(), token.user(), EventType.PASSWORD_CHANGE);
        return ChangePasswordResponse.builder().build();
    }
}
