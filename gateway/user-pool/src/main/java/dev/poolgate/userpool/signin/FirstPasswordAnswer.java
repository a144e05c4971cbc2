package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD_SRP;

import java.util.function.BiFunction;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code PASSWORD} and {@code PASSWORD_SRP}: what {@link FirstPassword} makes of the answer. Good for one try. */
final class FirstPasswordAnswer implements Challenge {
    private final ChallengeNameType challenge;
    private final String parameter;
    private final Sessions sessions;
    private final Candidates candidates;
    private final BiFunction<SignInCall, Candidate, SignInOutcome> judge;

    private FirstPasswordAnswer(
            ChallengeNameType challenge,
            String parameter,
            Sessions sessions,
            Candidates candidates,
            BiFunction<SignInCall, Candidate, SignInOutcome> judge) {
        this.challenge = challenge;
        this.parameter = parameter;
        this.sessions = sessions;
        this.candidates = candidates;
        this.judge = judge;
    }

    static Challenge sent(Sessions sessions, Candidates candidates, FirstPassword password) {
        return new FirstPasswordAnswer(PASSWORD, "PASSWORD", sessions, candidates, password::judge);
    }

    static Challenge proved(Sessions sessions, Candidates candidates, FirstPassword password) {
        return new FirstPasswordAnswer(PASSWORD_SRP, "SRP_A", sessions, candidates, password::askForProof);
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        call.required(parameter);
        Session session = sessions.read(call, challenge, call.requiredSession());
        Candidate candidate = candidates.require(call, session);
        sessions.consume(session);
        return judge.apply(call, candidate);
    }
}
