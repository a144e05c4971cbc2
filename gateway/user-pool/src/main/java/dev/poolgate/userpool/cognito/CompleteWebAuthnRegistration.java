package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.passkeys.Passkeys;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationResponse;

/** Ends the registration of a passkey. */
final class CompleteWebAuthnRegistration
        extends CognitoOperation<CompleteWebAuthnRegistrationRequest, CompleteWebAuthnRegistrationResponse> {
    private final AccessTokens tokens;
    private final Passkeys passkeys;

    CompleteWebAuthnRegistration(AccessTokens tokens, Passkeys passkeys) {
        super(Access.PUBLIC, CompleteWebAuthnRegistrationRequest::builder);
        this.tokens = tokens;
        this.passkeys = passkeys;
    }

    @Override
    CompleteWebAuthnRegistrationResponse answer(CompleteWebAuthnRegistrationRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        passkeys.complete(token.pool(), token.client(), token.user(), CredentialDocuments.json(request.credential()));
        return CompleteWebAuthnRegistrationResponse.builder().build();
    }
}
