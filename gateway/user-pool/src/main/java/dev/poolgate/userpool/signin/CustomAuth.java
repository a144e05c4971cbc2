package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.CUSTOM_CHALLENGE;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD_VERIFIER;

import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import dev.poolgate.userpool.triggers.Happening;
import dev.poolgate.userpool.triggers.TriggerAnswer;
import dev.poolgate.userpool.triggers.TriggerKind;
import dev.poolgate.userpool.triggers.Triggers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A sign-in that triggers design: one decides after each challenge what comes next, one makes the challenges, one
 * judges the answers. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html">custom
 * authentication challenges</a>.
 */
final class CustomAuth {
    static final String SRP_A = "SRP_A";
    static final String PRIVATE = "private";
    static final String METADATA = "metadata";

    private final Triggers triggers;
    private final Sessions sessions;
    private final NextSteps next;

    CustomAuth(Triggers triggers, Sessions sessions, NextSteps next) {
        this.triggers = triggers;
        this.sessions = sessions;
        this.next = next;
    }

    /**
     * Lets the trigger decide.
     *
     * @param srp asks for the proof of the password, where the sign-in began with it
     */
    SignInOutcome proceed(SignInCall call, CustomAttempt attempt, SrpQuestion srp) {
        TriggerAnswer decision = define(call, attempt);
        if (decision.isTrue("failAuthentication") || attempt.isTooLong()) {
            throw Refusals.wrongCredentials();
        }
        if (decision.isTrue("issueTokens")) {
            return next.proceed(call, Progress.begun(attempt.user().orElseThrow(Refusals::wrongCredentials)));
        }
        String challenge = decision.text("challengeName").orElseThrow(TriggerAnswer::unreadable);
        if (challenge.equals(CUSTOM_CHALLENGE.toString())) {
            return challenge(call, attempt);
        }
        if (challenge.equals(PASSWORD_VERIFIER.toString()) && attempt.endedWith(SRP_A)) {
            return srp.ask(attempt.state());
        }
        throw TriggerAnswer.unreadable();
    }

    /** After the password was proved, no second proof of it can be asked for. */
    SignInOutcome proceed(SignInCall call, CustomAttempt attempt) {
        return proceed(call, attempt, state -> {
            throw TriggerAnswer.unreadable();
        });
    }

    private TriggerAnswer define(SignInCall call, CustomAttempt attempt) {
        Happening happening =
                happening("DefineAuthChallenge_Authentication", call, attempt).with("session", attempt.history());
        return triggers.ask(
                        TriggerKind.DEFINE_AUTH_CHALLENGE,
                        happening,
                        "challengeName",
                        "issueTokens",
                        "failAuthentication")
                .orElseThrow(CustomAuth::missing);
    }

    private Challenged challenge(SignInCall call, CustomAttempt attempt) {
        TriggerAnswer made = triggers.ask(
                        TriggerKind.CREATE_AUTH_CHALLENGE,
                        happening("CreateAuthChallenge_Authentication", call, attempt)
                                .with("challengeName", CUSTOM_CHALLENGE.toString())
                                .with("session", attempt.history()),
                        "publicChallengeParameters",
                        "privateChallengeParameters",
                        "challengeMetadata")
                .orElseThrow(CustomAuth::missing);
        Map<String, Object> state = attempt.state();
        state.put(PRIVATE, made.textMap("privateChallengeParameters"));
        made.text("challengeMetadata").ifPresent(text -> state.put(METADATA, text));
        Map<String, String> parameters = new HashMap<>(made.textMap("publicChallengeParameters"));
        parameters.put("USERNAME", attempt.name());
        String session = sessions.open(call, attempt.sub(), CUSTOM_CHALLENGE, state);
        return new Challenged(CUSTOM_CHALLENGE, Optional.of(session), parameters);
    }

    /** Whether the trigger finds the answer right. */
    boolean verified(SignInCall call, CustomAttempt attempt, Object privateParameters, String answer) {
        return triggers.ask(
                        TriggerKind.VERIFY_AUTH_CHALLENGE_RESPONSE,
                        happening("VerifyAuthChallengeResponse_Authentication", call, attempt)
                                .with("privateChallengeParameters", privateParameters)
                                .with("challengeAnswer", answer),
                        "answerCorrect")
                .orElseThrow(CustomAuth::missing)
                .isTrue("answerCorrect");
    }

    private static Happening happening(String source, SignInCall call, CustomAttempt attempt) {
        return attempt.user()
                .map(user -> Happening.to(source, call.pool(), Optional.of(call.client()), user))
                .orElseGet(
                        () -> Happening.to(source, call.pool(), Optional.of(call.client()), attempt.name(), Map.of()))
                .with("userNotFound", attempt.user().isEmpty())
                .withMetadata(call.clientMetadata());
    }

    static RuntimeException missing() {
        return Refusals.invalidParameter("Custom auth lambda trigger is not configured for the user pool.");
    }

    /** Asks for the proof of the password. */
    @FunctionalInterface
    interface SrpQuestion {
        /** @param state for the session to keep */
        SignInOutcome ask(Map<String, Object> state);
    }
}
