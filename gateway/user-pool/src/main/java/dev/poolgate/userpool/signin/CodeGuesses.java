package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.SoftwareTokens.Verdict;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.Lockout;
import dev.poolgate.userpool.storage.AttemptTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;

/**
 * Guesses at codes: some for each session, and, where a password came before, for each user a lock that doubles from
 * the fifth wrong one on and is forgotten after a right one only. A code that anybody can ask for locks nobody out: it
 * is long, good for few guesses, and few are sent in an hour. Guesses of one user are judged one after the other, on
 * all nodes, so that a thousand at once are no more than the same thousand in a row.
 */
final class CodeGuesses {
    private static final String SESSION = "SESSION_CODE";
    private static final String KIND = Progress.SECOND_FACTOR;

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
     * @param code what is guessed at
     * @return the user as of now
     * @throws CodeMismatchException for a wrong code; the session stays open for some more
     * @throws ExpiredCodeException for a code that was used before
     */
    User judge(Session session, User user, Code code, Function<User, Verdict> judgement) {
        Judged judged = storage.atomically(() -> {
            User locked = storage.users().lock(user.poolId(), user.sub()).orElseThrow(Sessions::invalid);
            if (lockedOut(user, code)) {
                return new Judged(locked, Result.LOCKED);
            }
            return switch (judgement.apply(locked)) {
                case RIGHT -> right(session, locked, code);
                case WRONG -> new Judged(locked, wrong(session, locked, code, Result.WRONG));
                case USED -> new Judged(locked, wrong(session, locked, code, Result.USED));
            };
        });
        // Outside: what is thrown inside would take the counting back.
        refuse(judged.result());
        return judged.user();
    }

    /**
     * Refuses a guess at the first code of somebody who does not exist, as often and as a wrong guess of a user.
     *
     * @return never
     */
    User refuse(Session session, String poolId) {
        storage.atomically(() -> count(session, poolId, Code.FIRST));
        refuse(Result.WRONG);
        throw Sessions.invalid();
    }

    private Judged right(Session session, User user, Code code) {
        sessions.consume(session);
        if (code.locks) {
            attempts.forget(user.poolId(), KIND, user.sub());
        }
        attempts.forget(user.poolId(), SESSION, session.hash());
        return new Judged(user, Result.RIGHT);
    }

    private Result wrong(Session session, User user, Code code, Result result) {
        if (code.locks) {
            attempts.count(user.poolId(), KIND, user.sub(), clock.instant());
        }
        count(session, user.poolId(), code);
        return result;
    }

    private void count(Session session, String poolId, Code code) {
        attempts.count(poolId, SESSION, session.hash(), clock.instant());
        int guesses =
                attempts.find(poolId, SESSION, session.hash()).orElseThrow().counted();
        if (guesses >= code.guesses) {
            sessions.end(session);
        }
    }

    private boolean lockedOut(User user, Code code) {
        return code.locks
                && attempts.find(user.poolId(), KIND, user.sub())
                        .filter(row -> Lockout.locked(row.counted(), row.last(), clock.instant()))
                        .isPresent();
    }

    private static void refuse(Result result) {
        switch (result) {
            case RIGHT -> {}
            case LOCKED -> throw Refusals.notAuthorized(Judgement.CODE_LOCKED);
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

    /** What is guessed at. */
    enum Code {
        /** All that is asked: anybody may guess, three times for each that is sent. */
        FIRST(3, false),
        /** Beside a password: who guesses knows that. */
        SECOND(5, true);

        private final int guesses;
        private final boolean locks;

        Code(int guesses, boolean locks) {
            this.guesses = guesses;
            this.locks = locks;
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
