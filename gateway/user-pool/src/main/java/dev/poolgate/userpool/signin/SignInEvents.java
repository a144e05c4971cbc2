package dev.poolgate.userpool.signin;

import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;
import java.text.ParseException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;

/** Records the steps of sign-ins, in pools that want it. A step counts as it ended, recorded or not. */
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
            AuthEvents.withoutHarm(
                    call.pool(),
                    () -> record(call, who(call, outcome), answered, response, Optional.of(ChallengeResponse.SUCCESS)));
            return outcome;
        } catch (AwsServiceException refused) {
            Judgement judgement = Judgement.of(refused);
            if (judgement != Judgement.NONE) {
                AuthEvents.withoutHarm(
                        call.pool(),
                        () -> record(
                                call,
                                call.optional("USERNAME"),
                                answered,
                                EventResponseType.FAIL,
                                judgement.response()));
            }
            throw refused;
        }
    }

    /** Who is signed in, the tokens say: with a session, the name that is sent may be anybody's. */
    private static Optional<String> who(SignInCall call, SignInOutcome outcome) {
        return outcome.fold(
                done -> Optional.of(subject(done.tokens().accessToken())), asked -> call.optional("USERNAME"));
    }

    private static String subject(String accessToken) {
        try {
            return SignedJWT.parse(accessToken).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new IllegalStateException("a token that was just made cannot be read", e);
        }
    }

    private void record(
            SignInCall call,
            Optional<String> who,
            Optional<ChallengeNameType> answered,
            EventResponseType response,
            Optional<ChallengeResponse> judged) {
        Optional<User> user = who.flatMap(name -> users.find(call.pool(), name));
        user.ifPresent(found -> events.recordSignIn(
                call.pool(), found, answered.isEmpty(), response, challenge(call, answered, judged), call.ipAddress()));
    }

    /** AWS tells passwords from all the rest. */
    private static Optional<ChallengeResponseType> challenge(
            SignInCall call, Optional<ChallengeNameType> answered, Optional<ChallengeResponse> judged) {
        boolean password = call.optional("PASSWORD").isPresent()
                || answered.filter(ChallengeNameType.PASSWORD_VERIFIER::equals).isPresent();
        if (answered.isEmpty() && !password) {
            return Optional.empty();
        }
        return judged.map(response -> ChallengeResponseType.builder()
                .challengeName(password ? ChallengeName.PASSWORD : ChallengeName.MFA)
                .challengeResponse(response)
                .build());
    }
}
