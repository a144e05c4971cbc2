package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.SELECT_CHALLENGE;

import dev.poolgate.userpool.directory.Refusals;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code SELECT_CHALLENGE}: the user says what to begin with. */
final class FirstChoice implements Challenge {
    private final Sessions sessions;
    private final Candidates candidates;
    private final FirstChoices choices;
    private final FirstQuestions questions;

    FirstChoice(Sessions sessions, Candidates candidates, FirstChoices choices, FirstQuestions questions) {
        this.sessions = sessions;
        this.candidates = candidates;
        this.choices = choices;
        this.questions = questions;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String answer = call.required("ANSWER");
        Session session = sessions.read(call, SELECT_CHALLENGE, call.requiredSession());
        Candidate candidate = candidates.require(call, session);
        ChallengeNameType chosen = Optional.of(ChallengeNameType.fromValue(answer))
                .filter(choices.of(call.pool(), candidate)::contains)
                .orElseThrow(() -> Refusals.invalidParameter("Invalid ANSWER to SELECT_CHALLENGE."));
        sessions.consume(session);
        return questions.ask(call, candidate, chosen);
    }
}
