package dev.poolgate.userpool.storage;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The signing keys of the pools, private halves sealed. */
public final class KeyTable {
    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(String poolId, Row key) {
        jdbc.sql("""
                        INSERT INTO up_signing_key (pool_id, kid, token_use, public_jwk, sealed_private, created_at)
                        VALUES (:pool, :kid, :use, :public, :private, :created)""")
                .param("pool", poolId)
                .param("kid", key.kid())
                .param("use", key.tokenUse())
                .param("public", key.publicJwk())
                .param("private", key.sealedPrivate().text())
                .param("created", key.created().toEpochMilli())
                .update();
    }

    /** The keys of a pool, oldest first. */
    public List<Row> list(String poolId) {
        return jdbc.sql("""
                        SELECT kid, token_use, public_jwk, sealed_private, created_at FROM up_signing_key
                        WHERE pool_id = :pool ORDER BY created_at, kid""")
                .param("pool", poolId)
                .query((row, n) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        new Sealed(row.getString(4)),
                        Instant.ofEpochMilli(row.getLong(5))))
                .list();
    }

    /**
     * A stored key pair.
     *
     * @param tokenUse {@code id} or {@code access}: the only tokens it signs
     * @param publicJwk as in the JWK set, RFC 7517
     */
    public record Row(String kid, String tokenUse, String publicJwk, Sealed sealedPrivate, Instant created) {}
}
