package dev.poolgate.userpool.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.poolgate.userpool.storage.KeyTable;
import dev.poolgate.userpool.storage.Sealed;
import dev.poolgate.userpool.storage.Vault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The signing keys of all pools. Private halves are stored sealed and open only in memory. Thread-safe. */
public final class SigningKeys {
    private static final int RSA_BITS = 2048;
    private static final int CACHED_POOLS = 1_000;
    /** How soon another node's new key is signed with here. */
    private static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private final KeyTable table;
    private final Vault vault;
    private final SecureRandom random;
    private final Clock clock;
    private final Cache<String, PoolKeys> pools;

    public SigningKeys(KeyTable table, Vault vault, SecureRandom random, Clock clock) {
        this.table = table;
        this.vault = vault;
        this.random = random;
        this.clock = clock;
        this.pools = Caffeine.newBuilder()
                .maximumSize(CACHED_POOLS)
                .expireAfterWrite(CACHED_FOR)
                .build();
    }

    /** A key pair for each use, ready to be stored. Slow: call it outside of a transaction. */
    public NewKeys generate(String poolId) {
        return new NewKeys(
                Stream.of(TokenUse.values()).map(use -> generate(poolId, use)).toList());
    }

    /** Stores the keys of a new pool. */
    public void store(String poolId, NewKeys keys) {
        keys.rows().forEach(row -> table.insert(poolId, row));
    }

    /** The JWK set of a pool; empty when the pool does not exist. */
    public Optional<String> published(String poolId) {
        return find(poolId).map(PoolKeys::published);
    }

    public void forget(String poolId) {
        pools.invalidate(poolId);
    }

    PoolKeys of(String poolId) {
        return find(poolId).orElseThrow(() -> new IllegalStateException("no keys for pool `" + poolId + "`"));
    }

    /** A pool without keys is none: nothing is cached for it, so that guessing ids fills nothing. */
    Optional<PoolKeys> find(String poolId) {
        return Optional.ofNullable(pools.getIfPresent(poolId)).or(() -> load(poolId));
    }

    private Optional<PoolKeys> load(String poolId) {
        List<SigningKey> keys =
                table.list(poolId).stream().map(row -> open(poolId, row)).toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        PoolKeys loaded = new PoolKeys(keys);
        pools.put(poolId, loaded);
        return Optional.of(loaded);
    }

    private KeyTable.Row generate(String poolId, TokenUse use) {
        try {
            RSAKey pair = new RSAKeyGenerator(RSA_BITS).secureRandom(random).generate();
            String kid = pair.computeThumbprint().toString();
            RSAKey named = new RSAKey.Builder(pair)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .build();
            Sealed secret =
                    vault.seal(context(poolId, kid), named.toPrivateKey().getEncoded());
            return new KeyTable.Row(kid, use.claim(), named.toPublicJWK().toJSONString(), secret, clock.instant());
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot generate an RSA key", e);
        }
    }

    private SigningKey open(String poolId, KeyTable.Row row) {
        try {
            byte[] encoded = vault.open(context(poolId, row.kid()), row.sealedPrivate());
            PrivateKey privateKey = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SigningKey(use(row), RSAKey.parse(row.publicJwk()), privateKey);
        } catch (GeneralSecurityException | ParseException e) {
            throw new IllegalStateException("cannot read signing key `" + row.kid() + "`", e);
        }
    }

    private static TokenUse use(KeyTable.Row row) {
        return Stream.of(TokenUse.values())
                .filter(use -> use.claim().equals(row.tokenUse()))
                .findFirst()
                .orElseThrow();
    }

    private static String context(String poolId, String kid) {
        return "signing key " + poolId + "/" + kid;
    }
}
