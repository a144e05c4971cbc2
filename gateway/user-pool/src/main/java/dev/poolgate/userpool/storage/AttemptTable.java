package dev.poolgate.userpool.storage;

import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counted attempts: wrong passwords, and calls limited per hour. */
public final class AttemptTable {
    private final JdbcClient jdbc;

    AttemptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Row> find(String poolId, String kind, String subject) {
        return jdbc.sql("""
                        SELECT counted, last_at FROM up_attempt
                        WHERE pool_id = :pool AND kind = :kind AND subject = :subject""")
                .param("pool", poolId)
                .param("kind", kind)
                .param("subject", subject)
                .query((row, n) -> new Row(row.getInt(1), Instant.ofEpochMilli(row.getLong(2))))
                .optional();
    }

    /** Adds one, in one statement: of many at once none is lost. */
    public void count(String poolId, String kind, String subject, Instant now) {
        if (!add(poolId, kind, subject, now)) {
            try {
                start(poolId, kind, subject, now);
            } catch (DuplicateKeyException another) {
                add(poolId, kind, subject, now);
            }
        }
    }

    public void forget(String poolId, String kind, String subject) {
        jdbc.sql("DELETE FROM up_attempt WHERE pool_id = :pool AND kind = :kind AND subject = :subject")
                .param("pool", poolId)
                .param("kind", kind)
                .param("subject", subject)
                .update();
    }

    /** Forgets what was quiet since before. */
    public int purge(Instant before) {
        return jdbc.sql("DELETE FROM up_attempt WHERE last_at < :before")
                .param("before", before.toEpochMilli())
                .update();
    }

    private boolean add(String poolId, String kind, String subject, Instant now) {
        return jdbc.sql("""
                                UPDATE up_attempt SET counted = counted + 1, last_at = :now
                                WHERE pool_id = :pool AND kind = :kind AND subject = :subject""")
                        .param("now", now.toEpochMilli())
                        .param("pool", poolId)
                        .param("kind", kind)
                        .param("subject", subject)
                        .update()
                > 0;
    }

    private void start(String poolId, String kind, String subject, Instant now) {
        jdbc.sql(
                        "INSERT INTO up_attempt (pool_id, kind, subject, counted, last_at) VALUES (:pool, :kind, :subject, 1, :now)")
                .param("pool", poolId)
                .param("kind", kind)
                .param("subject", subject)
                .param("now", now.toEpochMilli())
                .update();
    }

    /** How often, and when last. */
    public record Row(int counted, Instant last) {}
}
