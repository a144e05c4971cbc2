package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.token.VerificationKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The usable keys of one fetched JWK set.
 *
 * @param ignored how many entries were left out, by reason
 */
record PublishedKeys(List<VerificationKey> keys, Map<IgnoredKey, Long> ignored, Map<String, VerificationKey> byId) {

    static PublishedKeys of(Collection<VerificationKey> keys, Map<IgnoredKey, Long> ignored) {
        return new PublishedKeys(
                List.copyOf(keys),
                Map.copyOf(ignored),
                keys.stream()
                        .filter(key -> key.id().isPresent())
                        .collect(Collectors.toUnmodifiableMap(key -> key.id().orElseThrow(), Function.identity())));
    }

    /**
     * @param id null where the token names none, which is enough where there is only one key (OIDC Core section 10.1)
     */
    Optional<VerificationKey> find(@Nullable String id) {
        if (id != null) {
            return Optional.ofNullable(byId.get(id));
        }
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }

    /** Whether a key of the same id and the same material is among them. */
    boolean contains(VerificationKey key) {
        return keys.stream()
                .anyMatch(other -> other.id().equals(key.id()) && other.key().equals(key.key()));
    }
}
