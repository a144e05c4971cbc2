package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import java.util.Optional;

/**
 * What public operations answer about a user who does not exist: the truth, or, where the client asks for that, what
 * they would answer about one who does. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html">managing
 * error responses</a>.
 */
final class UnknownUser {
    private UnknownUser() {}

    /** As whom to count an attempt: a user, or the name of one who does not exist. */
    static String counted(Pool pool, Optional<User> user, String name) {
        return user.map(User::sub).orElseGet(() -> "?" + pool.fold(name));
    }

    static RuntimeException notFound() {
        return Refusals.userNotFound("Username/client id combination not found.");
    }
}
