package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.MFA_SETUP;

import dev.poolgate.userpool.directory.User;

/** {@code MFA_SETUP}: the user set up an authenticator app by {@link SoftwareTokenSetup}, and goes on. */
final class MfaSetup implements Challenge {
    /** In the session: a code of the app was right. */
    static final String DONE = "done";

    private final Sessions sessions;
    private final Respondents respondents;
    private final NextSteps next;

    MfaSetup(Sessions sessions, Respondents respondents, NextSteps next) {
        this.sessions = sessions;
        this.respondents = respondents;
        this.next = next;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        Session session = sessions.read(call, MFA_SETUP, call.requiredSession());
        User user = respondents.require(call, session);
        if (!Boolean.TRUE.equals(session.state().get(DONE))) {
            throw Sessions.invalid();
        }
        sessions.consume(session);
        return next.proceed(call, Progress.resumed(user, session).passing(Progress.SECOND_FACTOR));
    }
}
