package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.util.Map;
import java.util.Optional;

/**
 * Who begins a choice-based sign-in: a user, or a stand-in for one who does not exist, which is offered, asked and
 * refused as a user is.
 *
 * @param sub of the user, or the stand-in's
 * @param id the username, or the stand-in's
 * @param typed the name that was typed
 */
record Candidate(Optional<User> user, String sub, String id, String typed) {
    private static final String TYPED = "typed";

    static Candidate of(User user, String typed) {
        return new Candidate(Optional.of(user), user.sub(), user.username(), typed);
    }

    static Candidate standIn(SrpAccount account, String typed) {
        return new Candidate(Optional.empty(), account.sub(), account.id(), typed);
    }

    /** What a session keeps of it. */
    Map<String, Object> state() {
        return Map.of(TYPED, typed);
    }

    static String typed(Session session) {
        return session.text(TYPED);
    }

    /** Whose failures are counted. */
    String subject(Pool pool) {
        return user.map(User::sub).orElseGet(() -> "?" + pool.fold(typed));
    }

    @Override
    public String toString() {
        return "Candidate[redacted]";
    }
}
