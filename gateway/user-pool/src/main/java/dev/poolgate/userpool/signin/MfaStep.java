package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.MFA_SETUP;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.SELECT_MFA_TYPE;

import com.nimbusds.jose.util.JSONArrayUtils;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * Asks for a second factor: for the one there is, which one where there are several, or to set one up where the pool
 * asks for one and the user has none.
 */
final class MfaStep implements Step {
    private final SecondFactors factors;
    private final MfaQuestions questions;
    private final Sessions sessions;

    MfaStep(SecondFactors factors, MfaQuestions questions, Sessions sessions) {
        this.factors = factors;
        this.questions = questions;
        this.sessions = sessions;
    }

    @Override
    public Optional<Challenged> ask(SignInCall call, Progress progress) {
        if (progress.hasPassed(Progress.SECOND_FACTOR)) {
            return Optional.empty();
        }
        List<SecondFactor> asked = factors.asked(call.pool(), progress.user());
        if (asked.size() == 1) {
            return Optional.of(questions.ask(call, progress, asked.get(0)));
        }
        if (!asked.isEmpty()) {
            return Optional.of(choice(call, progress, SELECT_MFA_TYPE, "MFAS_CAN_CHOOSE", asked));
        }
        return factors.settings(call.pool()).required()
                ? Optional.of(choice(call, progress, MFA_SETUP, "MFAS_CAN_SETUP", factors.offered(call.pool())))
                : Optional.empty();
    }

    private Challenged choice(
            SignInCall call,
            Progress progress,
            ChallengeNameType challenge,
            String parameter,
            List<SecondFactor> choice) {
        List<String> names = choice.stream().map(Enum::name).toList();
        return new Challenged(
                challenge,
                Optional.of(sessions.open(call, progress.user().sub(), challenge, progress.state())),
                Map.of(
                        parameter,
                        JSONArrayUtils.toJSONString(names),
                        "USER_ID_FOR_SRP",
                        progress.user().username()));
    }
}
