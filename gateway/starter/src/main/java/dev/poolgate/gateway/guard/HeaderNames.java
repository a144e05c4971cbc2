package dev.poolgate.gateway.guard;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** A set of header names that also contains every alias of its members; an entry that ends in {@code *} is a prefix. */
final class HeaderNames {
    private final Set<String> exact;
    private final Set<String> prefixes;

    HeaderNames(Collection<String> names) {
        this.exact = forms(names, false);
        this.prefixes = forms(names, true);
    }

    boolean contains(String form) {
        return exact.contains(form) || prefixes.stream().anyMatch(form::startsWith);
    }

    private static Set<String> forms(Collection<String> names, boolean prefix) {
        return names.stream()
                .filter(name -> name.endsWith("*") == prefix)
                .map(HeaderForm::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
