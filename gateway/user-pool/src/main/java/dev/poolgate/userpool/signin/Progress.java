package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.directory.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a user has come in a sign-in. Goes from step to step in the state of sessions.
 *
 * @param passed names of the steps that need not be asked again
 * @param deviceKey of the device that the client says it is; proven where its step is passed
 */
record Progress(User user, Set<String> passed, Optional<String> deviceKey) {
    /** Passed where the user proved a second factor, or a device did in its place. */
    static final String SECOND_FACTOR = "MFA";

    /** In the state of a session: what {@link #deviceKey} was when it was opened. */
    static final String DEVICE = "device";

    private static final String PASSED = "passed";

    Progress {
        passed = Set.copyOf(passed);
    }

    /** The first factor was right. */
    static Progress begun(User user) {
        return new Progress(user, Set.of(), Optional.empty());
    }

    /** An answer to this session's question was right. */
    static Progress resumed(User user, Session session) {
        Object passed = session.state().getOrDefault(PASSED, List.of());
        return new Progress(
                user,
                ((Collection<?>) passed).stream().map(String::valueOf).collect(Collectors.toSet()),
                Optional.ofNullable(session.state().get(DEVICE)).map(String::valueOf));
    }

    boolean hasPassed(String step) {
        return passed.contains(step);
    }

    Progress passing(String step) {
        Set<String> more = new HashSet<>(passed);
        more.add(step);
        return new Progress(user, more, deviceKey);
    }

    /** The same, with the device that the client now says it is; of no effect once a device has proven itself. */
    Progress on(Optional<String> named) {
        return named.isEmpty() || hasPassed(DeviceStep.NAME) ? this : new Progress(user, passed, named);
    }

    /** The device that has proven itself. */
    Optional<String> provenDevice() {
        return deviceKey.filter(key -> hasPassed(DeviceStep.NAME));
    }

    /** What a session has to keep, over the question's own state. */
    Map<String, Object> state() {
        Map<String, Object> state = new HashMap<>();
        state.put(PASSED, List.copyOf(passed));
        deviceKey.ifPresent(key -> state.put(DEVICE, key));
        return state;
    }

    @Override
    public String toString() {
        return "Progress" + passed;
    }
}
