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
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;

/** Begins a sign-in on behalf of a user, from a server that holds a key. */
final class AdminInitiateAuth extends CognitoOperation<AdminInitiateAuthRequest, AdminInitiateAuthResponse> {
    private final Pools pools;
    private final Clients clients;
    private final SignIn signIn;

    AdminInitiateAuth(Pools pools, Clients clients, SignIn signIn) {
        super(Access.SIGNED, AdminInitiateAuthRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.signIn = signIn;
    }

    @Override
    AdminInitiateAuthResponse answer(AdminInitiateAuthRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Client client = clients.require(pool.id(), request.clientId());
        SignInOutcome outcome = signIn.begin(
                request.authFlow(),
                new SignInCall(
                        pool,
                        client,
                        true,
                        request.authParameters(),
                        request.clientMetadata(),
                        Optional.ofNullable(request.session()),
                        ClientContext.ipAddress(request.contextData())));
        return outcome.fold(AdminInitiateAuth::signedIn, AdminInitiateAuth::challenged);
    }

    private static AdminInitiateAuthResponse signedIn(SignInOutcome.SignedIn outcome) {
        return AdminInitiateAuthResponse.builder()
                .authenticationResult(outcome.tokens())
                .challengeParameters(Map.of())
                .build();
    }

    private static AdminInitiateAuthResponse challenged(SignInOutcome.Challenged outcome) {
        return AdminInitiateAuthResponse.builder()
                .challengeName(outcome.name())
                .session(outcome.session().orElse(null))
                .challengeParameters(outcome.parameters())
                .availableChallenges(outcome.available())
                .build();
    }
}
