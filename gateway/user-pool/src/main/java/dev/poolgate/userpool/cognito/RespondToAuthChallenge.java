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
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** Answers a challenge of a sign-in. */
final class RespondToAuthChallenge
        extends CognitoOperation<RespondToAuthChallengeRequest, RespondToAuthChallengeResponse> {
    private final Pools pools;
    private final Clients clients;
    private final SignIn signIn;

    RespondToAuthChallenge(Pools pools, Clients clients, SignIn signIn) {
        super(Access.PUBLIC, RespondToAuthChallengeRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.signIn = signIn;
    }

    @Override
    RespondToAuthChallengeResponse answer(RespondToAuthChallengeRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        Pool pool = pools.require(client.poolId());
        SignInOutcome outcome = signIn.answer(
                request.challengeName(),
                new SignInCall(
                        pool,
                        client,
                        false,
                        request.challengeResponses(),
                        request.clientMetadata(),
                        Optional.ofNullable(request.session()),
                        ClientContext.ipAddress(client, request.userContextData())));
        return outcome.fold(RespondToAuthChallenge::signedIn, RespondToAuthChallenge::challenged);
    }

    private static RespondToAuthChallengeResponse signedIn(SignInOutcome.SignedIn outcome) {
        return RespondToAuthChallengeResponse.builder()
                .authenticationResult(outcome.tokens())
                .challengeParameters(Map.of())
                .build();
    }

    private static RespondToAuthChallengeResponse challenged(SignInOutcome.Challenged outcome) {
        return RespondToAuthChallengeResponse.builder()
                .challengeName(outcome.name())
                .session(outcome.session().orElse(null))
                .challengeParameters(outcome.parameters())
                .build();
    }
}
