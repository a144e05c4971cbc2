package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.passwords.Lockout;
import dev.poolgate.userpool.storage.AttemptTable;
import java.time.Clock;
import java.time.Instant;

/** Counts wrong passwords, and refuses while a user is locked out. A refused attempt does not make the lock longer. */
final class PasswordLockout {
    private static final String KIND = "PASSWORD";
    /** What a column holds; a longer name typed is no user's. */
    private static final int LONGEST_SUBJECT = 160;

    private final AttemptTable attempts;
    private final Clock clock;

    PasswordLockout(AttemptTable attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    void refuseLocked(String poolId, String subject) {
        Instant now = clock.instant();
        attempts.find(poolId, KIND, cut(subject))
                .filter(row -> Lockout.locked(row.counted(), row.last(), now))
                .ifPresent(row -> {
                    throw Refusals.notAuthorized(Judgement.PASSWORD_LOCKED);
                });
    }

    void failed(String poolId, String subject) {
        Instant now = clock.instant();
        attempts.find(poolId, KIND, cut(subject))
                .filter(row -> Lockout.forgotten(row.last(), now))
                .ifPresent(row -> attempts.forget(poolId, KIND, cut(subject)));
        attempts.count(poolId, KIND, cut(subject), now);
    }

    void succeeded(String poolId, String subject) {
        if (attempts.find(poolId, KIND, cut(subject)).isPresent()) {
            attempts.forget(poolId, KIND, cut(subject));
        }
    }

    private static String cut(String subject) {
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }
}
