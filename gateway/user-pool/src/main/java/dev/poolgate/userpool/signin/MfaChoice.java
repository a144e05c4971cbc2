package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.SELECT_MFA_TYPE;

import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;

/** {@code SELECT_MFA_TYPE}: the user says which of the second factors to be asked for. */
final class MfaChoice implements Challenge {
    private final Sessions sessions;
    private final Respondents respondents;
    private final SecondFactors factors;
    private final MfaQuestions questions;

    MfaChoice(Sessions sessions, Respondents respondents, SecondFactors factors, MfaQuestions questions) {
        this.sessions = sessions;
        this.respondents = respondents;
        this.factors = factors;
        this.questions = questions;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String answer = call.required("ANSWER");
        Session session = sessions.read(call, SELECT_MFA_TYPE, call.requiredSession());
        User user = respondents.require(call, session);
        SecondFactor factor = SecondFactor.chosen(answer)
                .filter(factors.asked(call.pool(), user)::contains)
                .orElseThrow(() -> Refusals.invalidParameter("Invalid ANSWER to SELECT_MFA_TYPE."));
        sessions.consume(session);
        return questions.ask(call, Progress.resumed(user, session), factor);
    }
}
