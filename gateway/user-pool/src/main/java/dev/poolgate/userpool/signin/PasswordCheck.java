package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import java.util.Optional;

/**
 * Judges a password that was sent. An unknown user reads, takes time and locks out as a wrong password does, where the
 * client asks for that.
 */
final class PasswordCheck {
    private final Passwords passwords;
    private final PasswordLockout lockout;

    PasswordCheck(Passwords passwords, PasswordLockout lockout) {
        this.passwords = passwords;
        this.lockout = lockout;
    }

    /** The user, whose password it is. */
    User require(SignInCall call, Optional<User> user, String typed, String password) {
        if (user.isEmpty() && !call.client().hidesUnknownUsers()) {
            throw Refusals.userNotFound();
        }
        String poolId = call.pool().id();
        String subject = user.map(User::sub).orElseGet(() -> "?" + call.pool().fold(typed));
        lockout.refuseLocked(poolId, subject);
        boolean right = passwords.matches(call.pool(), user, typed, password);
        // Again: of many guesses at once, those after the lock learn nothing, not even a right one.
        lockout.refuseLocked(poolId, subject);
        if (!right) {
            lockout.failed(poolId, subject);
            throw Refusals.wrongCredentials();
        }
        lockout.succeeded(poolId, subject);
        return user.orElseThrow();
    }
}
