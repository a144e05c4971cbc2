package dev.poolgate.userpool.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The second factors that a user switched on.
 *
 * @param preferred one of them
 */
public record MfaPreference(Set<SecondFactor> enabled, Optional<SecondFactor> preferred, boolean passkey) {
    public MfaPreference {
        enabled = Set.copyOf(enabled);
    }

    /** Without passkeys. */
    public MfaPreference(Set<SecondFactor> enabled, Optional<SecondFactor> preferred) {
        this(enabled, preferred, false);
    }

    /** The names of the factors that are on, always in the same order. */
    public List<String> names() {
        return Stream.of(SecondFactor.values())
                .filter(enabled::contains)
                .map(Enum::name)
                .toList();
    }
}
