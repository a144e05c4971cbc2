package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.MessageCause;
import dev.poolgate.userpool.accounts.SignInCodes;
import dev.poolgate.userpool.accounts.SoftwareTokens;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks for one second factor; a code is sent where the factor is one. {@link CodeChallenge} judges the answer. */
final class MfaQuestions {
    private final Sessions sessions;
    private final SoftwareTokens tokens;
    private final SignInCodes codes;

    MfaQuestions(Sessions sessions, SoftwareTokens tokens, SignInCodes codes) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.codes = codes;
    }

    Challenged ask(SignInCall call, Progress progress, SecondFactor factor) {
        return factor.attribute()
                .map(attribute -> sent(call, progress, factor, attribute))
                .orElseGet(() -> generated(call, progress, factor));
    }

    private Challenged generated(SignInCall call, Progress progress, SecondFactor factor) {
        User user = progress.user();
        Map<String, String> parameters = new HashMap<>();
        parameters.put("USER_ID_FOR_SRP", user.username());
        tokens.friendlyName(user).ifPresent(name -> parameters.put("FRIENDLY_DEVICE_NAME", name));
        return question(call, user, factor, progress.state(), parameters);
    }

    private Challenged sent(SignInCall call, Progress progress, SecondFactor factor, String attribute) {
        User user = progress.user();
        MessageCause cause =
                new MessageCause(MessageCause.Source.AUTHENTICATION, Optional.of(call.client()), call.clientMetadata());
        SignInCodes.Sent sent = codes.send(call.pool(), user, attribute, cause, call.ipAddress());
        Map<String, Object> state = new HashMap<>(progress.state());
        state.put(CodeChallenge.CODE, sent.code());
        Map<String, String> parameters = new HashMap<>(CodeChallenge.parameters(sent.delivery()));
        parameters.put("USER_ID_FOR_SRP", user.username());
        return question(call, user, factor, state, parameters);
    }

    private Challenged question(
            SignInCall call,
            User user,
            SecondFactor factor,
            Map<String, Object> state,
            Map<String, String> parameters) {
        String session = sessions.open(call, user.sub(), factor.challenge(), state);
        return new Challenged(factor.challenge(), Optional.of(session), parameters);
    }
}
