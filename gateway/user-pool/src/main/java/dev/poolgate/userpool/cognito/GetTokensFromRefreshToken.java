package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.signin.Refresh;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenResponse;

/**
 * New tokens of a session, with the next refresh token where the client rotates them. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html">refresh
 * tokens</a>.
 */
final class GetTokensFromRefreshToken
        extends CognitoOperation<GetTokensFromRefreshTokenRequest, GetTokensFromRefreshTokenResponse> {
    private final Pools pools;
    private final Clients clients;
    private final Refresh refresh;

    GetTokensFromRefreshToken(Pools pools, Clients clients, Refresh refresh) {
        super(Access.PUBLIC, GetTokensFromRefreshTokenRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.refresh = refresh;
    }

    @Override
    GetTokensFromRefreshTokenResponse answer(GetTokensFromRefreshTokenRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        requireSecret(client, request.clientSecret());
        if (!Refresh.allowed(client)) {
            throw Refusals.invalidParameter("Auth flow not enabled for this client");
        }
        Pool pool = pools.require(client.poolId());
        return GetTokensFromRefreshTokenResponse.builder()
                .authenticationResult(refresh.refresh(
                        pool,
                        client,
                        request.refreshToken(),
                        Optional.ofNullable(request.deviceKey()),
                        request.clientMetadata(),
                        user -> {}))
                .build();
    }

    private static void requireSecret(Client client, @Nullable String given) {
        if (!client.isSecret(given)) {
            throw Refusals.notAuthorized("Unable to verify secret for client " + client.id());
        }
    }
}
