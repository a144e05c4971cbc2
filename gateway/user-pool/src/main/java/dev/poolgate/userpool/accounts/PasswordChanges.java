package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.PasswordTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

/** Users who know their password, and set another. */
public final class PasswordChanges {
    private static final int CHANGES_PER_HOUR = 5;

    private final UserPoolStorage storage;
    private final Passwords passwords;
    private final HourlyLimit changes;
    private final Clock clock;

    public PasswordChanges(UserPoolStorage storage, Passwords passwords, Clock clock) {
        this.storage = storage;
        this.passwords = passwords;
        this.changes = new HourlyLimit(storage.attempts(), clock, "CHANGE_PASSWORD", CHANGES_PER_HOUR);
        this.clock = clock;
    }

    /**
     * Replaces the password.
     *
     * @param previous may be empty only where the user has none
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where it is wrong,
     *     or another call replaced it meanwhile
     * @throws LimitExceededException after too many tries
     */
    public void change(Pool pool, User user, Optional<String> previous, String proposed) {
        changes.count(user.poolId(), user.sub());
        Optional<String> before = passwords.mark(user);
        if (passwords.has(user)) {
            requireRight(pool, user, previous);
        }
        // the first right password makes the mark of one that came from elsewhere
        Optional<String> mark = before.or(() -> passwords.mark(user));
        passwords.requireNew(pool, user, proposed);
        PasswordTable.Row prepared = passwords.prepare(pool, user.sub(), user.username(), proposed);
        storage.atomically(() -> {
            User locked = storage.users().lock(user.poolId(), user.sub()).orElseThrow(Refusals::userNotFound);
            if (!passwords.mark(locked).equals(mark)) {
                throw Refusals.wrongCredentials();
            }
            passwords.store(pool, locked, prepared);
            storage.users().touch(locked, clock.instant());
        });
    }

    private void requireRight(Pool pool, User user, Optional<String> previous) {
        String password =
                previous.orElseThrow(() -> Refusals.invalidParameter("Missing required parameter PreviousPassword"));
        if (!passwords.matches(pool, Optional.of(user), user.username(), password)) {
            throw Refusals.wrongCredentials();
        }
    }
}
