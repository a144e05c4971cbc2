package dev.poolgate.userpool.storage;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Challenges that wait for their answer. Here, not in memory: they survive a restart, and any node can answer. */
public final class SessionTable {
    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Row session) {
        jdbc.sql("""
                        INSERT INTO up_session
                            (session_hash, pool_id, client_id, sub, challenge, sealed_state, expires_at)
                        VALUES (:hash, :pool, :client, :sub, :challenge, :state, :expires)""")
                .param("hash", session.hash())
                .param("pool", session.poolId())
                .param("client", session.clientId())
                .param("sub", session.sub())
                .param("challenge", session.challenge())
                .param("state", session.sealedState().text())
                .param("expires", session.expires().toEpochMilli())
                .update();
    }

    public Optional<Row> find(String hash) {
        return jdbc.sql("""
                        SELECT session_hash, pool_id, client_id, sub, challenge, sealed_state, expires_at
                        FROM up_session WHERE session_hash = :hash""")
                .param("hash", hash)
                .query((row, n) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        new Sealed(row.getString(6)),
                        Instant.ofEpochMilli(row.getLong(7))))
                .optional();
    }

    /** Removes the session. Of several callers at once, one is told true: that one may go on. */
    public boolean consume(String hash) {
        return jdbc.sql("DELETE FROM up_session WHERE session_hash = :hash")
                        .param("hash", hash)
                        .update()
                > 0;
    }

    /** Forgets what ended before. */
    public int purge(Instant before) {
        return jdbc.sql("DELETE FROM up_session WHERE expires_at < :before")
                .param("before", before.toEpochMilli())
                .update();
    }

    /**
     * A waiting challenge.
     *
     * @param hash of the session string that the client holds
     * @param expires when an answer comes too late
     */
    public record Row(
            String hash,
            String poolId,
            String clientId,
            String sub,
            String challenge,
            Sealed sealedState,
            Instant expires) {}
}
