package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;

/** Records the steps of sign-ins, in pools that want it. */
final class SignInEvents {
    private final Users users;
    private final AuthEvents events;

    SignInEvents(Users users, AuthEvents events) {
        this.users = users;
        this.events = events;
    }

    /**
     * Does a step, and records how it ended.
     *
     * @param answered the challenge that the step answers; empty for a beginning
     */
    SignInOutcome recorded(SignInCall call, Optional<ChallengeNameType> answered, Supplier<SignInOutcome> step) {
        if (!call.pool().recordsRisks()) {
            return step.get();
        }
        try {
            SignInOutcome outcome = step.get();
            EventResponseType response =
                    outcome.fold(done -> EventResponseType.PASS, asked -> EventResponseType.IN_PROGRESS);
            record(call, answered, response, ChallengeResponse.SUCCESS);
            return outcome;
        } catch (AwsServiceException refused) {
            record(call, answered, EventResponseType.FAIL, ChallengeResponse.FAILURE);
            throw refused;
        }
    }

    private void record(
            SignInCall call,
            Optional<ChallengeNameType> answered,
            EventResponseType response,
            ChallengeResponse judged) {
        Optional<User> user = call.optional("USERNAME").flatMap(name -> users.find(call.pool(), name));
        user.ifPresent(found -> events.recordSignIn(
                call.pool(), found, answered.isEmpty(), response, challenge(call, answered, judged), call.ipAddress()));
    }

    /** AWS tells passwords from all the rest. */
    private static Optional<ChallengeResponseType> challenge(
            SignInCall call, Optional<ChallengeNameType> answered, ChallengeResponse judged) {
        boolean password = call.optional("PASSWORD").isPresent()
                || answered.filter(ChallengeNameType.PASSWORD_VERIFIER::equals).isPresent();
        if (answered.isEmpty() && !password) {
            return Optional.empty();
        }
        return Optional.of(ChallengeResponseType.builder()
                .challengeName(password ? ChallengeName.PASSWORD : ChallengeName.MFA)
                .challengeResponse(judged)
                .build());
    }
}
