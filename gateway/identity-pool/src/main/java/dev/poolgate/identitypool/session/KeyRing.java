package dev.poolgate.identitypool.session;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that session tokens are sealed with. The caller keeps and rotates them: a new key becomes current, and the
 * old one stays on the ring until the last token it sealed has expired. All nodes of one installation hold the same
 * ring.
 *
 * <p>Implementations are thread-safe and may change between calls, so that a key can be rotated without a restart.
 */
public interface KeyRing {

    /** The key that new tokens are sealed with. */
    SealingKey current();

    /** The key of this id, where it is on the ring. */
    Optional<SealingKey> find(String id);

    /**
     * A ring that does not change.
     *
     * @throws IllegalStateException where two keys have the same id
     */
    static KeyRing of(SealingKey current, SealingKey... older) {
        Map<String, SealingKey> keys = Stream.concat(Stream.of(current), Stream.of(older))
                .collect(Collectors.toUnmodifiableMap(SealingKey::id, Function.identity()));
        return new FixedKeyRing(current, keys);
    }
}
