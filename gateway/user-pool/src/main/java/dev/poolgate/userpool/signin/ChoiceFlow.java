package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.SELECT_CHALLENGE;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_AUTH;

import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * {@code USER_AUTH}: the user chooses what to begin with. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html">choice-based
 * authentication</a>.
 */
final class ChoiceFlow implements Flow {
    private static final Set<ChallengeNameType> PREFERABLE = Set.of(
            ChallengeNameType.PASSWORD,
            ChallengeNameType.PASSWORD_SRP,
            ChallengeNameType.EMAIL_OTP,
            ChallengeNameType.SMS_OTP,
            ChallengeNameType.WEB_AUTHN);

    private final Candidates candidates;
    private final FirstChoices choices;
    private final FirstQuestions questions;
    private final Sessions sessions;
    private final SignUpSessions signUps;

    ChoiceFlow(
            Candidates candidates,
            FirstChoices choices,
            FirstQuestions questions,
            Sessions sessions,
            SignUpSessions signUps) {
        this.candidates = candidates;
        this.choices = choices;
        this.questions = questions;
        this.sessions = sessions;
        this.signUps = signUps;
    }

    @Override
    public void requireAllowed(SignInCall call) {
        if (!call.client().allows(ALLOW_USER_AUTH)) {
            throw Refusals.invalidParameter(
                    call.admin()
                            ? "Auth flow not enabled for this client"
                            : "USER_AUTH is not enabled for the client.");
        }
    }

    @Override
    public SignInOutcome begin(SignInCall call) {
        if (call.session().isPresent()) {
            return signUps.signIn(call);
        }
        Optional<ChallengeNameType> preferred =
                call.optional("PREFERRED_CHALLENGE").map(ChoiceFlow::preferable);
        Candidate candidate = candidates.begin(call);
        List<ChallengeNameType> available = choices.of(call.pool(), candidate);
        return preferred
                .filter(available::contains)
                .map(challenge -> questions.ask(call, candidate, challenge))
                .orElseGet(() -> choice(call, candidate, available));
    }

    private static ChallengeNameType preferable(String name) {
        return Optional.of(ChallengeNameType.fromValue(name))
                .filter(PREFERABLE::contains)
                .orElseThrow(() -> Refusals.invalidParameter("Invalid PREFERRED_CHALLENGE."));
    }

    private Challenged choice(SignInCall call, Candidate candidate, List<ChallengeNameType> available) {
        String session = sessions.open(call, candidate.sub(), SELECT_CHALLENGE, candidate.state());
        return new Challenged(SELECT_CHALLENGE, Optional.of(session), Map.of(), available);
    }
}
