package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.passkeys.Passkeys;
import dev.poolgate.userpool.storage.PasskeyTable;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialDescription;

/** The passkeys of the access token's user, page by page. */
final class ListWebAuthnCredentials
        extends CognitoOperation<ListWebAuthnCredentialsRequest, ListWebAuthnCredentialsResponse> {
    private final AccessTokens tokens;
    private final Passkeys passkeys;

    ListWebAuthnCredentials(AccessTokens tokens, Passkeys passkeys) {
        super(Access.PUBLIC, ListWebAuthnCredentialsRequest::builder);
        this.tokens = tokens;
        this.passkeys = passkeys;
    }

    @Override
    ListWebAuthnCredentialsResponse answer(ListWebAuthnCredentialsRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        Page<PasskeyTable.Row> page = Page.of(
                request.nextToken(),
                request.maxResults(),
                PasskeyTable.Row::credentialId,
                (after, limit) -> passkeys.list(token.user(), after, limit));
        return ListWebAuthnCredentialsResponse.builder()
                .credentials(page.items().stream()
                        .map(ListWebAuthnCredentials::described)
                        .toList())
                .nextToken(page.next().orElse(null))
                .build();
    }

    private static WebAuthnCredentialDescription described(PasskeyTable.Row passkey) {
        return WebAuthnCredentialDescription.builder()
                .credentialId(passkey.credentialId())
                .friendlyCredentialName(passkey.name())
                .relyingPartyId(passkey.relyingPartyId())
                .authenticatorAttachment(passkey.attachment().orElse(null))
                .authenticatorTransports(passkey.transports())
                .createdAt(passkey.created())
                .build();
    }
}
