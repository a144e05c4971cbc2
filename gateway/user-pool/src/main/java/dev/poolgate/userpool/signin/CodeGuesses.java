package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.SoftwareTokens.Verdict;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.Lockout;
import dev.poolgate.userpool.storage.AttemptTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;

/**
 * Guesses at codes: five for each session, and for each user a lock that doubles from the fifth wrong one on and is
 * forgotten after a right one only. Guesses of one user are judged one after the other, on all nodes, so that a
 * thousand at once are no more than the same thousand in a row.
 */
final class CodeGuesses {
    private static final String SESSION = "SESSION_CODE";
    private static final int PER_SESSION = 5;

    private final UserPoolStorage storage;
    private final AttemptTable attempts;
    private final Sessions sessions;
    private final Clock clock;

    CodeGuesses(UserPoolStorage storage, Sessions sessions, Clock clock) {
        this.storage = storage;
        this.attempts = storage.attempts();
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Judges a guess; a right one ends the session.
     *
     * @param kind of guesses that are counted together
     * @return the user as of now
     * @throws CodeMismatchException for a wrong code; the session stays open for some more
     * @throws ExpiredCodeException for a code that was used before
     */
    User judge(Session session, User user, String kind, Function<User, Verdict> judgement) {
        Judged judged = storage.atomically(() -> {
            User locked = storage.users().lock(user.poolId(), user.sub()).orElseThrow(Sessions::invalid);
            if (lockedOut(user.poolId(), kind, user.sub())) {
                return new Judged(locked, Result.LOCKED);
            }
            return switch (judgement.apply(locked)) {
                case RIGHT -> right(session, locked, kind);
                case WRONG -> new Judged(locked, wrong(session, user.poolId(), kind, user.sub(), Result.WRONG));
                case USED -> new Judged(locked, wrong(session, user.poolId(), kind, user.sub(), Result.USED));
            };
        });
        // Outside: what is thrown inside would take the counting back.
        refuse(judged.result());
        return judged.user();
    }

    /**
     * Refuses a guess at the code of somebody who does not exist, as often and as a wrong guess of a user.
     *
     * @return never
     */
    User refuse(Session session, String poolId, String subject, String kind) {
        refuse(storage.atomically(() -> lockedOut(poolId, kind, subject)
                ? Result.LOCKED
                : wrong(session, poolId, kind, subject, Result.WRONG)));
        throw Sessions.invalid();
    }

    private Judged right(Session session, User user, String kind) {
        sessions.consume(session);
        attempts.forget(user.poolId(), kind, user.sub());
        attempts.forget(user.poolId(), SESSION, session.hash());
        return new Judged(user, Result.RIGHT);
    }

    private Result wrong(Session session, String poolId, String kind, String subject, Result result) {
        Instant now = clock.instant();
        attempts.count(poolId, kind, subject, now);
        attempts.count(poolId, SESSION, session.hash(), now);
        int guesses =
                attempts.find(poolId, SESSION, session.hash()).orElseThrow().counted();
        if (guesses >= PER_SESSION) {
            sessions.end(session);
        }
        return result;
    }

    private boolean lockedOut(String poolId, String kind, String subject) {
        return attempts.find(poolId, kind, subject)
                .filter(row -> Lockout.locked(row.counted(), row.last(), clock.instant()))
                .isPresent();
    }

    private static void refuse(Result result) {
        switch (result) {
            case RIGHT -> {}
            case LOCKED -> throw Refusals.notAuthorized("Code attempts exceeded");
            case WRONG ->
                throw CodeMismatchException.builder()
                        .message("Invalid code or auth state for the user.")
                        .writableStackTrace(false)
                        .build();
            case USED ->
                throw ExpiredCodeException.builder()
                        .message("Your software token has already been used once.")
                        .writableStackTrace(false)
                        .build();
        }
    }

    private enum Result {
        RIGHT,
        WRONG,
        USED,
        LOCKED
    }

    private record Judged(User user, Result result) {}
}
