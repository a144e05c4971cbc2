package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.WEB_AUTHN;

import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passkeys.PasskeySignIn;

/** {@code WEB_AUTHN}: judges what a passkey signed. Good for one try. */
final class PasskeyAnswer implements Challenge {
    /** In the session: what was asked. */
    static final String REQUEST = "request";

    private final Sessions sessions;
    private final Candidates candidates;
    private final PasskeySignIn passkeys;
    private final SecondFactors secondFactors;
    private final NextSteps next;

    PasskeyAnswer(
            Sessions sessions,
            Candidates candidates,
            PasskeySignIn passkeys,
            SecondFactors secondFactors,
            NextSteps next) {
        this.sessions = sessions;
        this.candidates = candidates;
        this.passkeys = passkeys;
        this.secondFactors = secondFactors;
        this.next = next;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String credential = call.required("CREDENTIAL");
        Session session = sessions.read(call, WEB_AUTHN, call.requiredSession());
        Candidate candidate = candidates.require(call, session);
        sessions.consume(session);
        User user = candidate.user().orElseThrow(Refusals::wrongCredentials);
        boolean verified = passkeys.requireProof(call.pool(), user, session.text(REQUEST), credential);
        Progress begun = Progress.begun(user);
        boolean both = verified && secondFactors.passkeySuffices(call.pool(), user);
        return next.proceed(call, both ? begun.passing(Progress.SECOND_FACTOR) : begun);
    }
}
