package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.directory.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far somebody has come in a sign-in that triggers design.
 *
 * @param user empty for one who does not exist, where the client must not tell
 * @param sub of the user, or of the stand-in
 * @param name that triggers and the client are told
 * @param history the challenges so far, as AWS's events have them
 */
record CustomAttempt(Optional<User> user, String sub, String name, List<Map<String, Object>> history) {
    /** More than any honest sign-in has: what a session keeps must end somewhere. */
    private static final int MOST_ROUNDS = 32;

    private static final String HISTORY = "history";
    private static final String NAME = "name";

    CustomAttempt {
        history = List.copyOf(history);
    }

    /** Whether the session belongs to such a sign-in. */
    static boolean isIn(Session session) {
        return session.state().containsKey(HISTORY);
    }

    static CustomAttempt of(Session session, Optional<User> user) {
        List<Map<String, Object>> history = new ArrayList<>();
        ((Collection<?>) session.state().getOrDefault(HISTORY, List.of()))
                .forEach(item -> history.add(copy((Map<?, ?>) item)));
        return new CustomAttempt(user, session.sub(), session.text(NAME), history);
    }

    /** One challenge more. */
    CustomAttempt with(String challenge, boolean right, Optional<String> metadata) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("challengeName", challenge);
        step.put("challengeResult", right);
        metadata.ifPresent(text -> step.put("challengeMetadata", text));
        List<Map<String, Object>> longer = new ArrayList<>(history);
        longer.add(step);
        return new CustomAttempt(user, sub, name, longer);
    }

    boolean endedWith(String challenge) {
        return !history.isEmpty()
                && challenge.equals(history.get(history.size() - 1).get("challengeName"));
    }

    boolean isTooLong() {
        return history.size() >= MOST_ROUNDS;
    }

    /** What a session has to keep, over the challenge's own state. */
    Map<String, Object> state() {
        Map<String, Object> state = new HashMap<>();
        state.put(HISTORY, history);
        state.put(NAME, name);
        return state;
    }

    private static Map<String, Object> copy(Map<?, ?> item) {
        Map<String, Object> copy = new LinkedHashMap<>();
        item.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    @Override
    public String toString() {
        return "CustomAttempt[" + history.size() + " challenges]";
    }
}
