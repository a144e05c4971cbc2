package dev.poolgate.identitypool.session;

import java.util.Map;
import java.util.Set;

/**
 * Attributes for access control of one session.
 *
 * @param transitive the keys of those that go on to the sessions of roles that the session assumes
 */
public record SessionTags(Map<String, String> values, Set<String> transitive) {
    public static final SessionTags NONE = new SessionTags(Map.of(), Set.of());

    public SessionTags {
        values = Map.copyOf(values);
        transitive = Set.copyOf(transitive);
    }

    /** Tags that end with the session. */
    public static SessionTags of(Map<String, String> values) {
        return new SessionTags(values, Set.of());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
