package dev.poolgate.userpool.storage;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was revoked before its tokens expired. */
public final class RevocationTable {
    private final JdbcClient jdbc;

    RevocationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Revokes; a second revocation of the same adds to the first, and takes nothing of it back.
     *
     * @throws org.springframework.dao.DuplicateKeyException when two first ones met: the other one holds
     */
    public void put(Row revocation) {
        if (!write("""
                UPDATE up_revocation
                SET not_before = GREATEST(not_before, :before), until_at = GREATEST(until_at, :until)
                WHERE pool_id = :pool AND kind = :kind AND revoked = :revoked""", revocation)) {
            write("""
                    INSERT INTO up_revocation (pool_id, kind, revoked, not_before, until_at)
                    VALUES (:pool, :kind, :revoked, :before, :until)""", revocation);
        }
    }

    /** Whether a token of the session and the subject, issued when it says, is revoked. */
    public boolean covers(String poolId, String session, String sub, Instant issued) {
        return jdbc.sql("""
                                SELECT count(*) FROM up_revocation WHERE pool_id = :pool AND
                                ((kind = 'SESSION' AND revoked = :session)
                                 OR (kind = 'SUBJECT' AND revoked = :sub AND not_before > :issued))""")
                        .param("pool", poolId)
                        .param("session", session)
                        .param("sub", sub)
                        .param("issued", issued.toEpochMilli())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** All that still matters after the given time. */
    public List<Row> live(Instant now) {
        return jdbc.sql("""
                        SELECT pool_id, kind, revoked, not_before, until_at FROM up_revocation
                        WHERE until_at > :now""")
                .param("now", now.toEpochMilli())
                .query((row, n) -> new Row(
                        row.getString(1),
                        Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5))))
                .list();
    }

    /** Forgets what ended before. */
    public int purge(Instant before) {
        return jdbc.sql("DELETE FROM up_revocation WHERE until_at < :before")
                .param("before", before.toEpochMilli())
                .update();
    }

    private boolean write(String sql, Row revocation) {
        return jdbc.sql(sql)
                        .param("pool", revocation.poolId())
                        .param("kind", revocation.kind().name())
                        .param("revoked", revocation.revoked())
                        .param("before", revocation.notBefore().toEpochMilli())
                        .param("until", revocation.until().toEpochMilli())
                        .update()
                > 0;
    }

    /** What is revoked: one session, or all of a subject up to a time. */
    public enum Kind {
        SESSION,
        SUBJECT
    }

    /**
     * A revocation.
     *
     * @param revoked an {@code origin_jti} or a {@code sub}
     * @param notBefore tokens issued before it are revoked
     * @param until when every token it concerns has expired
     */
    public record Row(String poolId, Kind kind, String revoked, Instant notBefore, Instant until) {}
}
