package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.storage.RefreshTokenTable;
import dev.poolgate.userpool.tokens.Revocations;
import dev.poolgate.userpool.tokens.SignInTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedOperationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;

/** Revokes a refresh token with all access tokens of its session. An unknown one is success, RFC 7009 section 2.2. */
final class RevokeToken extends CognitoOperation<RevokeTokenRequest, RevokeTokenResponse> {
    private final Clients clients;
    private final SignInTokens tokens;
    private final Revocations revocations;

    RevokeToken(Clients clients, SignInTokens tokens, Revocations revocations) {
        super(Access.PUBLIC, RevokeTokenRequest::builder);
        this.clients = clients;
        this.tokens = tokens;
        this.revocations = revocations;
    }

    @Override
    RevokeTokenResponse answer(RevokeTokenRequest request, AwsCall call) {
        Client client = clients.find(request.clientId()).orElseThrow(RevokeToken::unauthorized);
        if (!client.isSecret(request.clientSecret())) {
            throw unauthorized();
        }
        if (!client.revokesTokens()) {
            throw UnsupportedOperationException.builder()
                    .message("Token revocation is not enabled for this client.")
                    .writableStackTrace(false)
                    .build();
        }
        refuseJwt(request.token());
        tokens.find(client, request.token()).map(RefreshTokenTable.Row::session).ifPresent(revocations::session);
        return RevokeTokenResponse.builder().build();
    }

    /** Refresh tokens have no dots; ID and access tokens have two. */
    private static void refuseJwt(String token) {
        if (token.indexOf('.') >= 0) {
            throw UnsupportedTokenTypeException.builder()
                    .message("The token type is not supported.")
                    .writableStackTrace(false)
                    .build();
        }
    }

    private static UnauthorizedException unauthorized() {
        return UnauthorizedException.builder()
                .message("Invalid client or client secret.")
                .writableStackTrace(false)
                .build();
    }
}
