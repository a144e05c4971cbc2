package dev.poolgate.userpool.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The refresh tokens, by hash: a token cannot be read out of the table. */
public final class RefreshTokenTable {
    private static final String SESSION = "pool_id, client_id, sub, origin_jti, auth_time, expires_at, device_key";

    private final JdbcClient jdbc;

    RefreshTokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a token that was issued now. */
    public void insert(String hash, Session session, Instant now) {
        jdbc.sql("INSERT INTO up_refresh_token (" + SESSION + ", token_hash, issued_at, used_at)"
                        + " VALUES (:pool, :client, :sub, :origin, :auth, :expires, :device, :hash, :now, :now)")
                .param("hash", hash)
                .param("pool", session.poolId())
                .param("client", session.clientId())
                .param("sub", session.sub())
                .param("origin", session.originJti())
                .param("auth", session.authTime().toEpochMilli())
                .param("expires", session.expires().toEpochMilli())
                .param("device", session.deviceKey().orElse(null))
                .param("now", now.toEpochMilli())
                .update();
    }

    public Optional<Row> find(String hash) {
        return jdbc.sql("SELECT " + SESSION + ", rotated_at, revoked_at IS NOT NULL"
                        + " FROM up_refresh_token WHERE token_hash = :hash")
                .param("hash", hash)
                .query((row, n) -> new Row(
                        hash,
                        session(row),
                        Optional.ofNullable(row.getObject(8, Long.class)).map(Instant::ofEpochMilli),
                        row.getBoolean(9)))
                .optional();
    }

    /**
     * Notes a use, unless the token was revoked: of a use and a revocation at once, the database orders the two. Of two
     * uses at once, the later one stays noted.
     */
    public boolean use(String hash, Instant now) {
        return jdbc.sql("""
                                UPDATE up_refresh_token SET used_at = GREATEST(used_at, :now)
                                WHERE token_hash = :hash AND revoked_at IS NULL""")
                        .param("now", now.toEpochMilli())
                        .param("hash", hash)
                        .update()
                > 0;
    }

    /** Notes that the token was replaced, unless it was before or is revoked. Of many at once, one is told true. */
    public boolean rotate(String hash, Instant now) {
        return jdbc.sql("""
                                UPDATE up_refresh_token SET rotated_at = :now
                                WHERE token_hash = :hash AND revoked_at IS NULL AND rotated_at IS NULL""")
                        .param("now", now.toEpochMilli())
                        .param("hash", hash)
                        .update()
                > 0;
    }

    /** Revokes all tokens of a session. */
    public void revoke(String poolId, String originJti, Instant now) {
        jdbc.sql("""
                        UPDATE up_refresh_token SET revoked_at = :now
                        WHERE pool_id = :pool AND origin_jti = :origin AND revoked_at IS NULL""")
                .param("now", now.toEpochMilli())
                .param("pool", poolId)
                .param("origin", originJti)
                .update();
    }

    /** Revokes all tokens of a user. */
    public void revokeAll(String poolId, String sub, Instant now) {
        jdbc.sql("""
                        UPDATE up_refresh_token SET revoked_at = :now
                        WHERE pool_id = :pool AND sub = :sub AND revoked_at IS NULL""")
                .param("now", now.toEpochMilli())
                .param("pool", poolId)
                .param("sub", sub)
                .update();
    }

    /** Revokes all tokens that are bound to a device of a user. */
    public void revokeDevice(String poolId, String sub, String deviceKey, Instant now) {
        jdbc.sql("""
                        UPDATE up_refresh_token SET revoked_at = :now
                        WHERE pool_id = :pool AND sub = :sub AND device_key = :device AND revoked_at IS NULL""")
                .param("now", now.toEpochMilli())
                .param("pool", poolId)
                .param("sub", sub)
                .param("device", deviceKey)
                .update();
    }

    /** The sessions of a user that got tokens at or after the time. */
    public List<Session> sessionsUsedSince(String poolId, String sub, Instant since) {
        return jdbc.sql("SELECT DISTINCT " + SESSION + " FROM up_refresh_token"
                        + " WHERE pool_id = :pool AND sub = :sub AND used_at >= :since")
                .param("pool", poolId)
                .param("sub", sub)
                .param("since", since.toEpochMilli())
                .query((row, n) -> session(row))
                .list();
    }

    /** Forgets what ended before. */
    public int purge(Instant before) {
        return jdbc.sql("DELETE FROM up_refresh_token WHERE expires_at < :before")
                .param("before", before.toEpochMilli())
                .update();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Optional.ofNullable(row.getString(7)));
    }

    /**
     * What all refresh tokens that descend from one sign-in have in common.
     *
     * @param originJti names the session
     * @param authTime when the user signed in
     * @param expires when the first token ends, and each that replaces it
     * @param deviceKey of the device it is bound to
     */
    public record Session(
            String poolId,
            String clientId,
            String sub,
            String originJti,
            Instant authTime,
            Instant expires,
            Optional<String> deviceKey) {}

    /**
     * A stored refresh token.
     *
     * @param hash of the token
     * @param rotated when it was replaced
     */
    public record Row(String hash, Session session, Optional<Instant> rotated, boolean revoked) {}
}
