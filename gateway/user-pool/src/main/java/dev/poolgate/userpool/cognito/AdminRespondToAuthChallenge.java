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
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeResponse;

/** Answers a challenge of a sign-in on behalf of a user. */
final class AdminRespondToAuthChallenge
        extends CognitoOperation<AdminRespondToAuthChallengeRequest, AdminRespondToAuthChallengeResponse> {
    private final Pools pools;
    private final Clients clients;
    private final SignIn signIn;

    AdminRespondToAuthChallenge(Pools pools, Clients clients, SignIn signIn) {
        super(Access.SIGNED, AdminRespondToAuthChallengeRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.signIn = signIn;
    }

    @Override
    AdminRespondToAuthChallengeResponse answer(AdminRespondToAuthChallengeRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Client client = clients.require(pool.id(), request.clientId());
        SignInOutcome outcome = signIn.answer(
                request.challengeName(),
                new SignInCall(
                        pool,
                        client,
                        true,
                        request.challengeResponses(),
                        request.clientMetadata(),
                        Optional.ofNullable(request.session()),
                        ClientContext.ipAddress(request.contextData())));
        return outcome.fold(AdminRespondToAuthChallenge::signedIn, AdminRespondToAuthChallenge::challenged);
    }

    private static AdminRespondToAuthChallengeResponse signedIn(SignInOutcome.SignedIn outcome) {
        return AdminRespondToAuthChallengeResponse.builder()
                .authenticationResult(outcome.tokens())
                .challengeParameters(Map.of())
                .build();
    }

    private static AdminRespondToAuthChallengeResponse challenged(SignInOutcome.Challenged outcome) {
        return AdminRespondToAuthChallengeResponse.builder()
                .challengeName(outcome.name())
                .session(outcome.session().orElse(null))
                .challengeParameters(outcome.parameters())
                .build();
    }
}
