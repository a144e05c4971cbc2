package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.NEW_PASSWORD_REQUIRED;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.directory.AttributeRules;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Asks for a new password where the one that was right is temporary. */
final class NewPasswordStep implements Step {
    static final String ATTRIBUTE = "userAttributes.";
    /** Which temporary password the question belongs to. */
    static final String TEMPORARY = "temporary";

    private final Passwords passwords;
    private final Sessions sessions;
    private final Clock clock;

    NewPasswordStep(Passwords passwords, Sessions sessions, Clock clock) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Optional<Challenged> ask(SignInCall call, Progress progress) {
        User user = progress.user();
        if (user.status() != UserStatusType.FORCE_CHANGE_PASSWORD) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(temporaryUntil(call.pool(), user))) {
            throw Refusals.notAuthorized(Judgement.TEMPORARY_EXPIRED);
        }
        return Optional.of(question(call, progress));
    }

    private Challenged question(SignInCall call, Progress progress) {
        User user = progress.user();
        List<String> missing = AttributeRules.missing(call.pool(), user.attributes()).stream()
                .map(ATTRIBUTE::concat)
                .toList();
        Map<String, Object> state = new HashMap<>(progress.state());
        state.put(TEMPORARY, passwords.mark(user).orElseThrow(Sessions::invalid));
        return new Challenged(
                NEW_PASSWORD_REQUIRED,
                Optional.of(sessions.open(call, user.sub(), NEW_PASSWORD_REQUIRED, state)),
                Map.of(
                        "USER_ID_FOR_SRP", user.username(),
                        "requiredAttributes", JSONArrayUtils.toJSONString(missing),
                        "userAttributes", JSONObjectUtils.toJSONString(user.attributes())));
    }

    private Instant temporaryUntil(Pool pool, User user) {
        Duration validity = Duration.ofDays(pool.passwordPolicy().temporaryPasswordValidityDays());
        return passwords.setAt(user).orElseThrow().plus(validity);
    }
}
