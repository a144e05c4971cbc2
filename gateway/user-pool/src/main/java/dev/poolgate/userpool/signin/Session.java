package dev.poolgate.userpool.signin;

import java.util.Map;
import java.util.Objects;

/**
 * A challenge that waits for its answer.
 *
 * @param hash names it in the database
 * @param sub of the user who has to answer
 * @param state what the challenge needs to judge the answer
 */
record Session(String hash, String sub, Map<String, Object> state) {
    /** A text of the state that the session was opened with. */
    String text(String name) {
        return (String) Objects.requireNonNull(state.get(name));
    }

    @Override
    public String toString() {
        return "Session[redacted]";
    }
}
