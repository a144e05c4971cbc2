package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.SignInOutcome.SignedIn;
import dev.poolgate.userpool.tokens.SignInTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;

/** What follows a right password: a new one where the old was temporary, else tokens. Here further factors go. */
final class AfterPassword {
    private final Passwords passwords;
    private final NewPasswordRequired newPassword;
    private final SignInTokens tokens;
    private final Clock clock;

    AfterPassword(Passwords passwords, NewPasswordRequired newPassword, SignInTokens tokens, Clock clock) {
        this.passwords = passwords;
        this.newPassword = newPassword;
        this.tokens = tokens;
        this.clock = clock;
    }

    SignInOutcome proceed(SignInCall call, User user) {
        if (!user.enabled()) {
            throw Refusals.notAuthorized("User is disabled.");
        }
        return switch (user.status()) {
            case CONFIRMED -> new SignedIn(tokens.start(call.pool(), call.client(), user));
            case FORCE_CHANGE_PASSWORD -> challenge(call, user);
            case UNCONFIRMED -> throw notConfirmed();
            case RESET_REQUIRED -> throw resetRequired();
            default -> throw Refusals.wrongCredentials();
        };
    }

    private SignInOutcome challenge(SignInCall call, User user) {
        if (!clock.instant().isBefore(temporaryUntil(call.pool(), user))) {
            throw Refusals.notAuthorized("Temporary password has expired and must be reset by an administrator.");
        }
        return newPassword.ask(call, user);
    }

    private Instant temporaryUntil(Pool pool, User user) {
        Duration validity = Duration.ofDays(pool.passwordPolicy().temporaryPasswordValidityDays());
        return passwords.setAt(user).orElseThrow().plus(validity);
    }

    private static UserNotConfirmedException notConfirmed() {
        return UserNotConfirmedException.builder()
                .message("User is not confirmed.")
                .writableStackTrace(false)
                .build();
    }

    private static PasswordResetRequiredException resetRequired() {
        return PasswordResetRequiredException.builder()
                .message("Password reset required for the user")
                .writableStackTrace(false)
                .build();
    }
}
