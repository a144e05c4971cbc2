package dev.poolgate.authorizer.iam;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code Action} or {@code NotAction} of a statement. */
record Actions(Patterns<ActionPattern> patterns) {

    static Actions read(DocumentPart statement) throws MalformedPolicyException {
        return new Actions(Patterns.read(statement, "Action", Patterns.each(ActionPattern::parse)));
    }

    boolean cover(Question question) {
        for (ActionPattern pattern : patterns.listed()) {
            if (pattern.matches(question)) {
                return !patterns.negated();
            }
        }
        return patterns.negated();
    }

    /** The only services of which an action can be covered; empty where it may be any. */
    Set<String> services() {
        if (patterns.negated() || hasAnything()) {
            return Set.of();
        }
        return patterns.listed().stream()
                .map(ActionPattern::service)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean hasAnything() {
        return patterns.listed().stream().anyMatch(ActionPattern::isAnything);
    }
}
