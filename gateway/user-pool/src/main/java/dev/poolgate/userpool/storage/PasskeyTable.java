package dev.poolgate.userpool.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public keys of users' passkeys. */
public final class PasskeyTable {
    private static final String COLUMNS =
            "pool_id, credential_id, sub, name, rp_id, attachment, transports, public_key, counter, created_at";

    private final JdbcClient jdbc;

    PasskeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the credential is registered in the pool */
    public void insert(Row passkey) {
        jdbc.sql("INSERT INTO up_passkey (" + COLUMNS
                        + ") VALUES (:pool, :id, :sub, :name, :rp, :attachment, :transports, :key, :counter, :created)")
                .param("pool", passkey.poolId())
                .param("id", passkey.credentialId())
                .param("sub", passkey.sub())
                .param("name", passkey.name())
                .param("rp", passkey.relyingPartyId())
                .param("attachment", passkey.attachment().orElse(null))
                .param("transports", String.join(",", passkey.transports()))
                .param("key", passkey.publicKey())
                .param("counter", passkey.counter())
                .param("created", passkey.created().toEpochMilli())
                .update();
    }

    public Optional<Row> find(String poolId, String credentialId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_passkey WHERE pool_id = :pool AND credential_id = :id")
                .param("pool", poolId)
                .param("id", credentialId)
                .query((row, n) -> passkey(row))
                .optional();
    }

    /** Passkeys of a user in the order of their ids, after the given one. */
    public List<Row> list(String poolId, String sub, String after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_passkey"
                        + " WHERE pool_id = :pool AND sub = :sub AND credential_id > :after"
                        + " ORDER BY credential_id FETCH FIRST :limit ROWS ONLY")
                .param("pool", poolId)
                .param("sub", sub)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> passkey(row))
                .list();
    }

    /**
     * Keeps the counter of a passkey that signed.
     *
     * @return false where it is gone, or signed with a higher count meanwhile: one of two is a copy
     */
    public boolean used(String poolId, String credentialId, long counter) {
        return jdbc.sql("UPDATE up_passkey SET counter = :counter"
                                + " WHERE pool_id = :pool AND credential_id = :id AND counter <= :counter")
                        .param("counter", counter)
                        .param("pool", poolId)
                        .param("id", credentialId)
                        .update()
                > 0;
    }

    public boolean delete(String poolId, String sub, String credentialId) {
        return jdbc.sql("DELETE FROM up_passkey WHERE pool_id = :pool AND sub = :sub AND credential_id = :id")
                        .param("pool", poolId)
                        .param("sub", sub)
                        .param("id", credentialId)
                        .update()
                > 0;
    }

    private static Row passkey(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Optional.ofNullable(row.getString(6)),
                Stream.of(row.getString(7).split(",", -1))
                        .filter(transport -> !transport.isEmpty())
                        .toList(),
                row.getString(8),
                row.getLong(9),
                Instant.ofEpochMilli(row.getLong(10)));
    }

    /**
     * A registered passkey.
     *
     * @param credentialId base64url
     * @param attachment {@code platform} or {@code cross-platform}, where the browser said so
     * @param publicKey a COSE key (RFC 9052), base64url
     * @param counter of the signatures made with it, as last seen; 0 where the authenticator does not count
     */
    public record Row(
            String poolId,
            String credentialId,
            String sub,
            String name,
            String relyingPartyId,
            Optional<String> attachment,
            List<String> transports,
            String publicKey,
            long counter,
            Instant created) {}
}
