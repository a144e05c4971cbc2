package dev.poolgate.identitypool.token;

import com.nimbusds.jose.jwk.RSAKey;
import dev.poolgate.identitypool.directory.StoredTokenKey;
import dev.poolgate.identitypool.directory.TokenKeyStore;
import dev.poolgate.identitypool.session.KeyRing;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that OpenID tokens are signed with, the same on every node. Each signs for 90 days. The next one is made,
 * and published, as soon as one begins to sign, so that no cache of a verifier meets a key that it cannot know; the
 * previous one stays until the next change, far longer than its tokens live. Thread-safe.
 */
public final class TokenKeys {
    static final Duration SIGNS_FOR = Duration.ofDays(90);
    /** Longer than anybody should keep a JWK set without asking again. */
    static final Duration KNOWN_BEFORE = Duration.ofDays(1);
    /** How soon another node's doing is seen here. Less than {@link #KNOWN_BEFORE}, so it is seen in time. */
    static final Duration HELD_FOR = Duration.ofMinutes(5);

    private static final int ATTEMPTS = 8;

    private final TokenKeyStore store;
    private final SealedKeys seal;
    private final String region;
    private final SecureRandom random;
    private final Clock clock;
    private volatile @Nullable Held held;

    /**
     * @param sealing what key pairs are sealed with in the database; they are sealed anew as its current key changes
     * @param region begins the id of each key
     */
    public TokenKeys(TokenKeyStore store, KeyRing sealing, String region, SecureRandom random, Clock clock) {
        this.store = store;
        this.seal = new SealedKeys(sealing, random);
        this.region = region;
        this.random = random;
        this.clock = clock;
    }

    TokenKey current() {
        return ring().current(clock.instant());
    }

    Optional<TokenKey> find(String keyId) {
        return ring().find(keyId);
    }

    String published() {
        return ring().published();
    }

    private TokenKeyRing ring() {
        Held found = held;
        return found != null && found.isFresh(clock.instant()) ? found.ring() : refreshed();
    }

    /** One thread at a time: making a key is slow. */
    private synchronized TokenKeyRing refreshed() {
        Instant now = clock.instant();
        Held found = held;
        if (found == null || !found.isFresh(now)) {
            found = new Held(load(now), now);
            held = found;
        }
        return found.ring();
    }

    /** Makes what is missing and looks again, since another node may have been first. */
    private TokenKeyRing load(Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<StoredTokenKey> rows = store.list();
            TokenKeyRing ring = new TokenKeyRing(rows.stream().map(this::open).toList());
            if (ring.hasNext(now)) {
                return withoutOutlived(rows, ring, now);
            }
            store.add(rows.isEmpty() ? first(now) : next(rows.get(rows.size() - 1), now));
        }
        throw new IllegalStateException("the keys of openid tokens keep changing");
    }

    /** Databases keep microseconds at most, and may round up. */
    private StoredTokenKey first(Instant now) {
        return generate(1, now.truncatedTo(ChronoUnit.MILLIS));
    }

    private StoredTokenKey next(StoredTokenKey last, Instant now) {
        Instant due = last.signsFrom().plus(SIGNS_FOR);
        Instant known = now.plus(KNOWN_BEFORE);
        return generate(last.number() + 1, due.isBefore(known) ? known : due);
    }

    private StoredTokenKey generate(long number, Instant signsFrom) {
        return new StoredTokenKey(number, seal.seal(TokenKey.generate(id(number), random)), signsFrom);
    }

    private String id(long number) {
        return region + "-" + number;
    }

    private TokenKey open(StoredTokenKey row) {
        RSAKey key = seal.open(row.sealed());
        if (seal.isOutdated(row.sealed())) {
            // where another node is first, it has sealed the same
            store.reseal(row, seal.seal(key));
        }
        return new TokenKey(key, row.signsFrom());
    }

    private TokenKeyRing withoutOutlived(List<StoredTokenKey> rows, TokenKeyRing ring, Instant now) {
        int outlived = ring.outlived(now);
        store.deleteBefore(rows.get(outlived).number());
        return new TokenKeyRing(ring.keys().subList(outlived, rows.size()));
    }

    private record Held(TokenKeyRing ring, Instant since) {
        boolean isFresh(Instant now) {
            return now.isBefore(since.plus(HELD_FOR));
        }
    }
}
