package dev.poolgate.authorizer.relay;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which of a caller's scopes or groups a backend gets to see. Nothing is passed on by silence.
 *
 * @param any whether all are passed on
 * @param values those passed on, where not all are
 */
public record Selection(boolean any, Set<String> values) {

    public Selection {
        values = Set.copyOf(values);
    }

    /** Whatever the caller has. */
    public static Selection anyOf() {
        return new Selection(true, Set.of());
    }

    /** These, as far as the caller has them. */
    public static Selection only(Set<String> values) {
        return new Selection(false, values);
    }

    public static Selection none() {
        return only(Set.of());
    }

    /** Sorted, so that the same selection always gives the same token. */
    Set<String> of(Set<String> held) {
        Set<String> selected = new TreeSet<>(held);
        selected.removeIf(value -> !any && !values.contains(value));
        return selected;
    }
}
