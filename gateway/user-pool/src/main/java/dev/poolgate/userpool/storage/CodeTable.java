package dev.poolgate.userpool.storage;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The codes sent to users, as keyed marks. One code per user and purpose: a new one ends the old. */
public final class CodeTable {
    private final JdbcClient jdbc;

    CodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void put(Row code) {
        if (!write("""
                UPDATE up_code SET code_mac = :mac, attribute = :attribute, sent_to = :to, expires_at = :expires
                WHERE pool_id = :pool AND sub = :sub AND purpose = :purpose""", code)) {
            write("""
                    INSERT INTO up_code (pool_id, sub, purpose, code_mac, attribute, sent_to, expires_at)
                    VALUES (:pool, :sub, :purpose, :mac, :attribute, :to, :expires)""", code);
        }
    }

    public Optional<Row> find(String poolId, String sub, String purpose) {
        return jdbc.sql("""
                        SELECT pool_id, sub, purpose, code_mac, attribute, sent_to, expires_at FROM up_code
                        WHERE pool_id = :pool AND sub = :sub AND purpose = :purpose""")
                .param("pool", poolId)
                .param("sub", sub)
                .param("purpose", purpose)
                .query((row, n) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Instant.ofEpochMilli(row.getLong(7))))
                .optional();
    }

    /** Removes the code. Of several callers at once, one is told true. */
    public boolean delete(String poolId, String sub, String purpose) {
        return jdbc.sql("DELETE FROM up_code WHERE pool_id = :pool AND sub = :sub AND purpose = :purpose")
                        .param("pool", poolId)
                        .param("sub", sub)
                        .param("purpose", purpose)
                        .update()
                > 0;
    }

    private boolean write(String sql, Row code) {
        return jdbc.sql(sql)
                        .param("pool", code.poolId())
                        .param("sub", code.sub())
                        .param("purpose", code.purpose())
                        .param("mac", code.mac())
                        .param("attribute", code.attribute())
                        .param("to", code.sentTo())
                        .param("expires", code.expires().toEpochMilli())
                        .update()
                > 0;
    }

    /**
     * A code that was sent.
     *
     * @param mac of the code, under a key outside the database
     * @param attribute the attribute it was sent to, and proves
     * @param sentTo the value of that attribute when it was sent
     */
    public record Row(
            String poolId, String sub, String purpose, String mac, String attribute, String sentTo, Instant expires) {}
}
