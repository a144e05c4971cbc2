package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.passkeys.Passkeys;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationResponse;

/** Begins the registration of a passkey. */
final class StartWebAuthnRegistration
        extends CognitoOperation<StartWebAuthnRegistrationRequest, StartWebAuthnRegistrationResponse> {
    private final AccessTokens tokens;
    private final Passkeys passkeys;

    StartWebAuthnRegistration(AccessTokens tokens, Passkeys passkeys) {
        super(Access.PUBLIC, StartWebAuthnRegistrationRequest::builder);
        this.tokens = tokens;
        this.passkeys = passkeys;
    }

    @Override
    StartWebAuthnRegistrationResponse answer(StartWebAuthnRegistrationRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        return StartWebAuthnRegistrationResponse.builder()
                .credentialCreationOptions(
                        CredentialDocuments.publicKey(passkeys.start(token.pool(), token.client(), token.user())))
                .build();
    }
}
