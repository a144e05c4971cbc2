package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.signin.SignIn;
import dev.poolgate.userpool.signin.SignInCall;
import dev.poolgate.userpool.signin.SignInOutcome;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** Begins a sign-in, or continues a session by a refresh token. */
final class InitiateAuth extends CognitoOperation<InitiateAuthRequest, InitiateAuthResponse> {
    private final Pools pools;
    private final Clients clients;
    private final SignIn signIn;

    InitiateAuth(Pools pools, Clients clients, SignIn signIn) {
        super(Access.PUBLIC, InitiateAuthRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.signIn = signIn;
    }

    @Override
    InitiateAuthResponse answer(InitiateAuthRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        Pool pool = pools.require(client.poolId());
        SignInOutcome outcome = signIn.begin(
                request.authFlow(),
                new SignInCall(
                        pool,
                        client,
                        false,
                        request.authParameters(),
                        request.clientMetadata(),
                        Optional.ofNullable(request.session()),
                        ClientContext.ipAddress(client, request.userContextData())));
        return outcome.fold(InitiateAuth::signedIn, InitiateAuth::challenged);
    }

    private static InitiateAuthResponse signedIn(SignInOutcome.SignedIn outcome) {
        return InitiateAuthResponse.builder()
                .authenticationResult(outcome.tokens())
                .challengeParameters(Map.of())
                .build();
    }

    private static InitiateAuthResponse challenged(SignInOutcome.Challenged outcome) {
        return InitiateAuthResponse.builder()
                .challengeName(outcome.name())
                .session(outcome.session().orElse(null))
                .challengeParameters(outcome.parameters())
                .availableChallenges(outcome.available())
                .build();
    }
}
