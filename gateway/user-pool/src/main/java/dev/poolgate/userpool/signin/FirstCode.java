package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.Confirmations;
import dev.poolgate.userpool.accounts.SoftwareTokens.Verdict;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code EMAIL_OTP} and {@code SMS_OTP} in place of a password: judges the code. */
final class FirstCode implements Challenge {
    /** In the session: what the code proves. Codes beside a password have none. */
    static final String ATTRIBUTE = "attribute";

    /** In the session: where the code was sent. */
    static final String ADDRESS = "address";

    private final ChallengeNameType challenge;
    private final Sessions sessions;
    private final Candidates candidates;
    private final CodeGuesses guesses;
    private final Confirmations confirmations;
    private final NextSteps next;

    FirstCode(
            ChallengeNameType challenge,
            Sessions sessions,
            Candidates candidates,
            CodeGuesses guesses,
            Confirmations confirmations,
            NextSteps next) {
        this.challenge = challenge;
        this.sessions = sessions;
        this.candidates = candidates;
        this.guesses = guesses;
        this.confirmations = confirmations;
        this.next = next;
    }

    static boolean isAskedFor(Session session) {
        return session.state().containsKey(ATTRIBUTE);
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String code = call.required(challenge + "_CODE");
        Session session = sessions.read(call, challenge, call.requiredSession());
        Candidate candidate = candidates.require(call, session);
        User user = candidate
                .user()
                .orElseGet(() -> guesses.refuse(session, call.pool().id()));
        User proven = guesses.judge(session, user, CodeGuesses.Code.FIRST, locked -> judge(session, locked, code));
        User confirmed = confirmations.bySignIn(
                call.pool(),
                call.client(),
                proven,
                session.text(ATTRIBUTE),
                session.text(ADDRESS),
                call.clientMetadata());
        return next.proceed(call, Progress.begun(confirmed));
    }

    /** A code proves an address that is still the user's. */
    private static Verdict judge(Session session, User user, String code) {
        boolean current = user.attribute(session.text(ATTRIBUTE))
                .filter(address -> address.equals(session.state().get(ADDRESS)))
                .isPresent();
        return current ? CodeChallenge.judge(session, code) : Verdict.WRONG;
    }
}
