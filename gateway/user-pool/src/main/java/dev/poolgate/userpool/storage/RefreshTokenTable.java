package dev.poolgate.userpool.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The refresh tokens, by hash: a token cannot be read out of the table. */
public final class RefreshTokenTable {
    private final JdbcClient jdbc;

    RefreshTokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Row token) {
        jdbc.sql("""
                        INSERT INTO up_refresh_token
                            (token_hash, pool_id, client_id, sub, origin_jti, auth_time, issued_at, expires_at, used_at)
                        VALUES (:hash, :pool, :client, :sub, :origin, :auth, :issued, :expires, :issued)""")
                .param("hash", token.hash())
                .param("pool", token.poolId())
                .param("client", token.clientId())
                .param("sub", token.sub())
                .param("origin", token.originJti())
                .param("auth", token.authTime().toEpochMilli())
                .param("issued", token.issued().toEpochMilli())
                .param("expires", token.expires().toEpochMilli())
                .update();
    }

    public Optional<Row> find(String hash) {
        return jdbc.sql("""
                        SELECT token_hash, pool_id, client_id, sub, origin_jti, auth_time, issued_at, expires_at,
                               revoked_at IS NOT NULL
                        FROM up_refresh_token WHERE token_hash = :hash""")
                .param("hash", hash)
                .query((row, n) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6)),
                        Instant.ofEpochMilli(row.getLong(7)),
                        Instant.ofEpochMilli(row.getLong(8)),
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

    /** Revokes one token. */
    public void revoke(String hash, Instant now) {
        jdbc.sql("UPDATE up_refresh_token SET revoked_at = :now WHERE token_hash = :hash AND revoked_at IS NULL")
                .param("now", now.toEpochMilli())
                .param("hash", hash)
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

    /** The sessions of a user that got tokens at or after the time. */
    public List<Session> sessionsUsedSince(String poolId, String sub, Instant since) {
        return jdbc.sql("""
                        SELECT DISTINCT origin_jti, client_id FROM up_refresh_token
                        WHERE pool_id = :pool AND sub = :sub AND used_at >= :since""")
                .param("pool", poolId)
                .param("sub", sub)
                .param("since", since.toEpochMilli())
                .query((row, n) -> new Session(row.getString(1), row.getString(2)))
                .list();
    }

    /** Forgets what ended before. */
    public int purge(Instant before) {
        return jdbc.sql("DELETE FROM up_refresh_token WHERE expires_at < :before")
                .param("before", before.toEpochMilli())
                .update();
    }

    /** A session, and the client it is with. */
    public record Session(String originJti, String clientId) {}

    /**
     * A stored refresh token.
     *
     * @param hash of the token
     * @param originJti the session it belongs to
     * @param authTime when the user signed in
     */
    public record Row(
            String hash,
            String poolId,
            String clientId,
            String sub,
            String originJti,
            Instant authTime,
            Instant issued,
            Instant expires,
            boolean revoked) {}
}
