package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.directory.User;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a user has come in a sign-in. Goes from step to step in the state of sessions.
 *
 * @param passed names of the steps that need not be asked again
 */
record Progress(User user, Set<String> passed) {
    private static final String PASSED = "passed";

    Progress {
        passed = Set.copyOf(passed);
    }

    /** The first factor was right. */
    static Progress begun(User user) {
        return new Progress(user, Set.of());
    }

    /** An answer to this session's question was right. */
    static Progress resumed(User user, Session session) {
        Object passed = session.state().getOrDefault(PASSED, List.of());
        return new Progress(
                user, ((Collection<?>) passed).stream().map(String::valueOf).collect(Collectors.toSet()));
    }

    boolean hasPassed(String step) {
        return passed.contains(step);
    }

    Progress passing(String step) {
        Set<String> more = new HashSet<>(passed);
        more.add(step);
        return new Progress(user, more);
    }

    /** What a session has to keep, over the question's own state. */
    Map<String, Object> state() {
        return Map.of(PASSED, List.copyOf(passed));
    }

    @Override
    public String toString() {
        return "Progress" + passed;
    }
}
