package dev.poolgate.userpool.storage;

import dev.poolgate.userpool.passwords.ForeignHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The passwords, as hash and sealed SRP verifier. */
public final class PasswordTable {
    private final JdbcClient jdbc;

    PasswordTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sets the user's password, over any older one.
     *
     * @param kept how many former hashes stay; fewer than one for none
     */
    public void set(String poolId, String sub, Row password, int kept) {
        remember(poolId, sub, kept);
        if (!write("""
                UPDATE up_password SET hash = :hash, srp_salt = :salt, sealed_verifier = :verifier, set_at = :at
                WHERE pool_id = :pool AND sub = :sub""", poolId, sub, password)) {
            write("""
                    INSERT INTO up_password (pool_id, sub, hash, srp_salt, sealed_verifier, set_at)
                    VALUES (:pool, :sub, :hash, :salt, :verifier, :at)""", poolId, sub, password);
        }
        deleteImported(poolId, sub);
    }

    /** Replaces the hash of an unchanged password, unless the password changed meanwhile. */
    public boolean rehash(String poolId, String sub, String oldHash, String newHash) {
        return jdbc.sql("""
                                UPDATE up_password SET hash = :new
                                WHERE pool_id = :pool AND sub = :sub AND hash = :old""")
                        .param("new", newHash)
                        .param("old", oldHash)
                        .param("pool", poolId)
                        .param("sub", sub)
                        .update()
                > 0;
    }

    /** Takes the password away. */
    public void delete(String poolId, String sub) {
        deleteImported(poolId, sub);
        jdbc.sql("DELETE FROM up_password WHERE pool_id = :pool AND sub = :sub")
                .param("pool", poolId)
                .param("sub", sub)
                .update();
    }

    /** Keeps a hash that another directory made. */
    public void setImported(String poolId, String sub, ForeignHash hash) {
        jdbc.sql("""
                        INSERT INTO up_imported_password (pool_id, sub, algorithm, hash)
                        VALUES (:pool, :sub, :algorithm, :hash)""")
                .param("pool", poolId)
                .param("sub", sub)
                .param("algorithm", hash.algorithm())
                .param("hash", hash.text())
                .update();
    }

    /** The hash that another directory made, as long as it is the user's only one. */
    public Optional<ForeignHash> imported(String poolId, String sub) {
        return jdbc.sql("SELECT algorithm, hash FROM up_imported_password WHERE pool_id = :pool AND sub = :sub")
                .param("pool", poolId)
                .param("sub", sub)
                .query((row, n) -> ForeignHash.parse(row.getString(1), row.getString(2)))
                .optional()
                .flatMap(found -> found);
    }

    private void deleteImported(String poolId, String sub) {
        jdbc.sql("DELETE FROM up_imported_password WHERE pool_id = :pool AND sub = :sub")
                .param("pool", poolId)
                .param("sub", sub)
                .update();
    }

    public Optional<Row> find(String poolId, String sub) {
        return jdbc.sql("""
                        SELECT hash, srp_salt, sealed_verifier, set_at FROM up_password
                        WHERE pool_id = :pool AND sub = :sub""")
                .param("pool", poolId)
                .param("sub", sub)
                .query((row, n) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        new Sealed(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4))))
                .optional();
    }

    /** The first user whose {@code sub} comes after the text, else the first of all; with a password or without. */
    public Optional<String> drawn(String poolId, String text) {
        return first(poolId, text).or(() -> first(poolId, ""));
    }

    private Optional<String> first(String poolId, String from) {
        return jdbc.sql("SELECT sub FROM up_user WHERE pool_id = :pool AND sub >= :from ORDER BY sub LIMIT 1")
                .param("pool", poolId)
                .param("from", from)
                .query(String.class)
                .optional();
    }

    /** The hashes of former passwords, the newest first. */
    public List<String> history(String poolId, String sub, int limit) {
        return jdbc.sql("SELECT hash FROM up_password_history WHERE pool_id = :pool AND sub = :sub"
                        + " ORDER BY set_at DESC LIMIT :limit")
                .param("pool", poolId)
                .param("sub", sub)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    private void remember(String poolId, String sub, int kept) {
        if (kept > 0) {
            jdbc.sql("INSERT INTO up_password_history (pool_id, sub, set_at, hash)"
                            + " SELECT pool_id, sub, set_at, hash FROM up_password"
                            + " WHERE pool_id = :pool AND sub = :sub")
                    .param("pool", poolId)
                    .param("sub", sub)
                    .update();
        }
        jdbc.sql("DELETE FROM up_password_history WHERE pool_id = :pool AND sub = :sub AND set_at NOT IN"
                        + " (SELECT set_at FROM up_password_history WHERE pool_id = :pool AND sub = :sub"
                        + " ORDER BY set_at DESC LIMIT :kept)")
                .param("pool", poolId)
                .param("sub", sub)
                .param("kept", Math.max(0, kept))
                .update();
    }

    private boolean write(String sql, String poolId, String sub, Row password) {
        return jdbc.sql(sql)
                        .param("pool", poolId)
                        .param("sub", sub)
                        .param("hash", password.hash())
                        .param("salt", password.srpSalt())
                        .param("verifier", password.sealedVerifier().text())
                        .param("at", password.setAt().toEpochMilli())
                        .update()
                > 0;
    }

    /**
     * A stored password.
     *
     * @param hash Argon2id in its encoded form
     * @param srpSalt hexadecimal
     */
    public record Row(String hash, String srpSalt, Sealed sealedVerifier, Instant setAt) {
        @Override
        public String toString() {
            return "Row[redacted]";
        }
    }
}
