package dev.poolgate.identitypool.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that session tokens are sealed with, and the key pairs of OpenID tokens in the database. They rotate: a new
 * key becomes current, and the old one stays on the ring for as long as anything is sealed under it. All nodes of one
 * installation hold the same ring.
 *
 * <p>Implementations are thread-safe and may change between calls, so that a key can be rotated without a restart.
 */
public interface KeyRing {

    /** The key that new tokens are sealed with. */
    SealingKey current();

    /** The key of this id, where it is on the ring. */
    Optional<SealingKey> find(String id);

    /**
     * A ring of one key a period, which all nodes derive from the master secret that they share: nobody has to keep or
     * rotate keys. Keys of past periods are found for good, since values in the database may be sealed under them; what
     * a {@link SessionTokens} opens ends with the period all the same.
     *
     * @param masters the one that seals first, then those that only open, newest first. A new one that nodes get in
     *     turn is second on all of them before it is first on one
     * @param period for which a key seals: whole seconds, at least an hour
     * @throws IllegalArgumentException where there is no master, or the period is no such time
     */
    static KeyRing periodic(List<KeyDerivation> masters, Duration period, Clock clock) {
        return new PeriodicKeyRing(masters, period, clock);
    }

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
