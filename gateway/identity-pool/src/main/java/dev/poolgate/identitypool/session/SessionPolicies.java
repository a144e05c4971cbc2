package dev.poolgate.identitypool.session;

import java.util.List;
import java.util.Optional;

/**
 * What one session is narrowed to, as its beginner asked: the session may do what its role may and one of these allows.
 *
 * @param inline a policy document
 * @param managed the ARNs of managed policies
 */
public record SessionPolicies(Optional<String> inline, List<String> managed) {
    /** The session may do all that its role may. */
    public static final SessionPolicies NONE = new SessionPolicies(Optional.empty(), List.of());

    public SessionPolicies {
        managed = List.copyOf(managed);
    }

    public boolean isEmpty() {
        return inline.isEmpty() && managed.isEmpty();
    }
}
