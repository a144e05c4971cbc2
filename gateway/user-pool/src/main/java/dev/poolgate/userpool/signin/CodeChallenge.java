package dev.poolgate.userpool.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.accounts.SoftwareTokens;
import dev.poolgate.userpool.accounts.SoftwareTokens.Verdict;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;
import java.security.MessageDigest;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;

/** {@code SMS_MFA}, {@code EMAIL_OTP} and {@code SOFTWARE_TOKEN_MFA} after a password: judges the code. */
final class CodeChallenge implements Challenge {
    /** In the session: the code that was sent, sealed like all of it. */
    static final String CODE = "code";

    private final SecondFactor factor;
    private final Sessions sessions;
    private final Respondents respondents;
    private final CodeGuesses guesses;
    private final SoftwareTokens tokens;
    private final NextSteps next;

    CodeChallenge(
            SecondFactor factor,
            Sessions sessions,
            Respondents respondents,
            CodeGuesses guesses,
            SoftwareTokens tokens,
            NextSteps next) {
        this.factor = factor;
        this.sessions = sessions;
        this.respondents = respondents;
        this.guesses = guesses;
        this.tokens = tokens;
        this.next = next;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String code = call.required(factor + "_CODE");
        Session session = sessions.read(call, factor.challenge(), call.requiredSession());
        User user = respondents.require(call, session);
        User proven = guesses.judge(session, user, CodeGuesses.Code.SECOND, locked -> judge(session, locked, code));
        return next.proceed(call, Progress.resumed(proven, session).passing(Progress.SECOND_FACTOR));
    }

    private Verdict judge(Session session, User user, String code) {
        return factor == SecondFactor.SOFTWARE_TOKEN_MFA ? tokens.judge(user, code) : judge(session, code);
    }

    /** Whether the code is the one that was sent. */
    static Verdict judge(Session session, String code) {
        boolean same = session.state().get(CODE) instanceof String sent
                && MessageDigest.isEqual(sent.getBytes(UTF_8), code.getBytes(UTF_8));
        return same ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** What the client is told of a code that was sent. */
    static Map<String, String> parameters(CodeDeliveryDetailsType delivery) {
        return Map.of(
                "CODE_DELIVERY_DELIVERY_MEDIUM", delivery.deliveryMediumAsString(),
                "CODE_DELIVERY_DESTINATION", delivery.destination());
    }
}
