package dev.poolgate.userpool.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The devices that users confirmed. */
public final class DeviceTable {
    private static final String COLUMNS = "pool_id, sub, device_key, group_key, name, remembered, srp_salt,"
            + " sealed_verifier, created_at, modified_at, authenticated_at";
    private static final String ONE = " WHERE pool_id = :pool AND sub = :sub AND device_key = :key";

    private final JdbcClient jdbc;

    DeviceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the user has confirmed the device before */
    public void insert(Row device) {
        jdbc.sql("INSERT INTO up_device (" + COLUMNS + ") VALUES (:pool, :sub, :key, :group, :name, :remembered,"
                        + " :salt, :verifier, :created, :modified, :authenticated)")
                .param("pool", device.poolId())
                .param("sub", device.sub())
                .param("key", device.key())
                .param("group", device.groupKey())
                .param("name", device.name().orElse(null))
                .param("remembered", device.remembered())
                .param("salt", device.secret().map(Secret::salt).orElse(null))
                .param(
                        "verifier",
                        device.secret()
                                .map(secret -> secret.sealedVerifier().text())
                                .orElse(null))
                .param("created", device.created().toEpochMilli())
                .param("modified", device.modified().toEpochMilli())
                .param("authenticated", device.authenticated().toEpochMilli())
                .update();
    }

    public Optional<Row> find(String poolId, String sub, String key) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_device" + ONE)
                .param("pool", poolId)
                .param("sub", sub)
                .param("key", key)
                .query((row, n) -> device(row))
                .optional();
    }

    /** Devices of a user in the order of their keys, after the given one. */
    public List<Row> list(String poolId, String sub, String after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_device"
                        + " WHERE pool_id = :pool AND sub = :sub AND device_key > :after"
                        + " ORDER BY device_key FETCH FIRST :limit ROWS ONLY")
                .param("pool", poolId)
                .param("sub", sub)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> device(row))
                .list();
    }

    /** Changes whether the device is remembered; false where it is not there. */
    public boolean remember(String poolId, String sub, String key, boolean remembered, Instant now) {
        return jdbc.sql("UPDATE up_device SET remembered = :remembered, modified_at = :now" + ONE)
                        .param("remembered", remembered)
                        .param("now", now.toEpochMilli())
                        .param("pool", poolId)
                        .param("sub", sub)
                        .param("key", key)
                        .update()
                > 0;
    }

    /** Notes that the device was part of a sign-in; false where it is not there any more. */
    public boolean authenticated(String poolId, String sub, String key, Instant now) {
        return jdbc.sql("UPDATE up_device SET authenticated_at = :now" + ONE)
                        .param("now", now.toEpochMilli())
                        .param("pool", poolId)
                        .param("sub", sub)
                        .param("key", key)
                        .update()
                > 0;
    }

    public boolean delete(String poolId, String sub, String key) {
        return jdbc.sql("DELETE FROM up_device" + ONE)
                        .param("pool", poolId)
                        .param("sub", sub)
                        .param("key", key)
                        .update()
                > 0;
    }

    private static Row device(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Optional.ofNullable(row.getString(5)),
                row.getBoolean(6),
                secret(row.getString(7), row.getString(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                Instant.ofEpochMilli(row.getLong(11)));
    }

    private static Optional<Secret> secret(@Nullable String salt, @Nullable String verifier) {
        return salt == null || verifier == null
                ? Optional.empty()
                : Optional.of(new Secret(salt, new Sealed(verifier)));
    }

    /**
     * By what a device proves itself.
     *
     * @param salt hexadecimal
     */
    public record Secret(String salt, Sealed sealedVerifier) {
        @Override
        public String toString() {
            return "Secret[redacted]";
        }
    }

    /**
     * A confirmed device.
     *
     * @param remembered whether its proof may stand for a second factor
     * @param secret empty where it was confirmed without one: it cannot prove itself
     * @param authenticated when it last was part of a sign-in
     */
    public record Row(
            String poolId,
            String sub,
            String key,
            String groupKey,
            Optional<String> name,
            boolean remembered,
            Optional<Secret> secret,
            Instant created,
            Instant modified,
            Instant authenticated) {}
}
