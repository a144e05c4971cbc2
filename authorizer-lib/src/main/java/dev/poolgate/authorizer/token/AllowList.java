package dev.poolgate.authorizer.token;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Values that are accepted: some, compared exactly, or explicitly {@code any}. There is no empty list, so that a check
 * is never skipped by silence.
 */
public final class AllowList {
    private static final String ANY = "any";
    private static final AllowList EVERYTHING = new AllowList(Set.of());

    private final Set<String> values;

    private AllowList(Set<String> values) {
        this.values = values;
    }

    /** Waives the check. */
    public static AllowList any() {
        return EVERYTHING;
    }

    public static AllowList of(String... values) {
        return of(List.of(values));
    }

    /** @throws IllegalArgumentException where there is none, or a blank one */
    public static AllowList of(Collection<String> values) {
        if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("give at least one value, none of them blank, or the word `any`");
        }
        return new AllowList(Set.copyOf(values));
    }

    /**
     * Reads a configured list, in which the single word {@code any} waives the check.
     *
     * @throws IllegalArgumentException where the list is empty, or mixes {@code any} with values
     */
    public static AllowList parse(Collection<String> configured) {
        if (Set.copyOf(configured).equals(Set.of(ANY))) {
            return any();
        }
        if (configured.contains(ANY)) {
            throw new IllegalArgumentException("`any` stands alone, or not at all");
        }
        return of(configured);
    }

    public boolean isAny() {
        return values.isEmpty();
    }

    boolean allows(String value) {
        return isAny() || values.contains(value);
    }

    boolean allowsOneOf(Collection<String> candidates) {
        return isAny() || candidates.stream().anyMatch(values::contains);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllowList list && values.equals(list.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** In a fixed order, so that it can go into a fingerprint. */
    @Override
    public String toString() {
        return isAny() ? ANY : values.stream().sorted().toList().toString();
    }
}
