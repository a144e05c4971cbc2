package dev.poolgate.userpool.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which users of external providers sign in as which users of the pool. */
public final class LinkedIdentityTable {
    private final JdbcClient jdbc;

    LinkedIdentityTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the identity is linked */
    public void insert(Row link) {
        jdbc.sql("""
                        INSERT INTO up_linked_identity
                            (pool_id, provider, attribute_name, attribute_value, sub, created_at)
                        VALUES (:pool, :provider, :name, :value, :sub, :created)""")
                .param("pool", link.poolId())
                .param("provider", link.provider())
                .param("name", link.attributeName())
                .param("value", link.attributeValue())
                .param("sub", link.sub())
                .param("created", link.created().toEpochMilli())
                .update();
    }

    /** The links of a provider's value, under whatever attribute. */
    public List<Row> find(String poolId, String provider, String attributeValue) {
        return jdbc.sql("""
                        SELECT provider, attribute_name, attribute_value, sub, created_at FROM up_linked_identity
                        WHERE pool_id = :pool AND provider = :provider AND attribute_value = :value
                        ORDER BY attribute_name""")
                .param("pool", poolId)
                .param("provider", provider)
                .param("value", attributeValue)
                .query((row, n) -> link(poolId, row))
                .list();
    }

    /** The links of a user, oldest first. */
    public List<Row> ofUser(String poolId, String sub) {
        return jdbc.sql("""
                        SELECT provider, attribute_name, attribute_value, sub, created_at FROM up_linked_identity
                        WHERE pool_id = :pool AND sub = :sub ORDER BY created_at, provider, attribute_value""")
                .param("pool", poolId)
                .param("sub", sub)
                .query((row, n) -> link(poolId, row))
                .list();
    }

    public void delete(Row link) {
        jdbc.sql("""
                        DELETE FROM up_linked_identity WHERE pool_id = :pool AND provider = :provider
                        AND attribute_name = :name AND attribute_value = :value""")
                .param("pool", link.poolId())
                .param("provider", link.provider())
                .param("name", link.attributeName())
                .param("value", link.attributeValue())
                .update();
    }

    private static Row link(String poolId, ResultSet row) throws SQLException {
        return new Row(
                poolId,
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    /**
     * A link.
     *
     * @param attributeName of the provider's, {@code Cognito_Subject} for the one that names its user
     * @param sub of the user who is signed in
     */
    public record Row(
            String poolId, String provider, String attributeName, String attributeValue, String sub, Instant created) {}
}
