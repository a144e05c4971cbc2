package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.passkeys.Passkeys;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteWebAuthnCredentialRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteWebAuthnCredentialResponse;

/** Deletes a passkey of the access token's user. */
final class DeleteWebAuthnCredential
        extends CognitoOperation<DeleteWebAuthnCredentialRequest, DeleteWebAuthnCredentialResponse> {
    private final AccessTokens tokens;
    private final Passkeys passkeys;

    DeleteWebAuthnCredential(AccessTokens tokens, Passkeys passkeys) {
        super(Access.PUBLIC, DeleteWebAuthnCredentialRequest::builder);
        this.tokens = tokens;
        this.passkeys = passkeys;
    }

    @Override
    DeleteWebAuthnCredentialResponse answer(DeleteWebAuthnCredentialRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        passkeys.delete(token.user(), request.credentialId());
        return DeleteWebAuthnCredentialResponse.builder().build();
    }
}
