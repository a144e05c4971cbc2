package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** The external providers of a pool. The document leaves the details out; they are a column of their own, sealed. */
public final class IdentityProviderTable {
    private static final String SELECT = "SELECT p.document, p.sealed_details FROM up_identity_provider p ";

    private final SdkJson json = new SdkJson();
    private final JdbcClient jdbc;

    IdentityProviderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the name or an identifier is taken */
    public void insert(Row provider) {
        write("""
                INSERT INTO up_identity_provider (pool_id, name, document, sealed_details)
                VALUES (:pool, :name, :document, :details)""", provider);
        insertIdentifiers(provider.settings());
    }

    /** @throws org.springframework.dao.DuplicateKeyException when an identifier is taken */
    public void update(Row provider) {
        write("""
                UPDATE up_identity_provider SET document = :document, sealed_details = :details
                WHERE pool_id = :pool AND name = :name""", provider);
        jdbc.sql("DELETE FROM up_provider_identifier WHERE pool_id = :pool AND name = :name")
                .param("pool", provider.settings().userPoolId())
                .param("name", provider.settings().providerName())
                .update();
        insertIdentifiers(provider.settings());
    }

    public Optional<Row> find(String poolId, String name) {
        return jdbc.sql(SELECT + "WHERE p.pool_id = :pool AND p.name = :name")
                .param("pool", poolId)
                .param("name", name)
                .query(this::row)
                .optional();
    }

    public Optional<Row> byIdentifier(String poolId, String identifier) {
        return jdbc.sql(SELECT + "JOIN up_provider_identifier i ON i.pool_id = p.pool_id AND i.name = p.name"
                        + " WHERE i.pool_id = :pool AND i.identifier = :identifier")
                .param("pool", poolId)
                .param("identifier", identifier)
                .query(this::row)
                .optional();
    }

    /** Providers in the order of their names, after the given one. */
    public List<Row> list(String poolId, String after, int limit) {
        return jdbc.sql(SELECT + "WHERE p.pool_id = :pool AND p.name > :after ORDER BY p.name LIMIT :limit")
                .param("pool", poolId)
                .param("after", after)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    public boolean delete(String poolId, String name) {
        return jdbc.sql("DELETE FROM up_identity_provider WHERE pool_id = :pool AND name = :name")
                        .param("pool", poolId)
                        .param("name", name)
                        .update()
                > 0;
    }

    private void write(String sql, Row provider) {
        IdentityProviderType bare = provider.settings().toBuilder()
                .providerDetails((Map<String, String>) null)
                .build();
        jdbc.sql(sql)
                .param("pool", bare.userPoolId())
                .param("name", bare.providerName())
                .param("document", json.write(bare))
                .param("details", provider.sealedDetails().text())
                .update();
    }

    private void insertIdentifiers(IdentityProviderType provider) {
        for (String identifier : provider.idpIdentifiers()) {
            jdbc.sql("""
                            INSERT INTO up_provider_identifier (pool_id, identifier, name)
                            VALUES (:pool, :identifier, :name)""")
                    .param("pool", provider.userPoolId())
                    .param("identifier", identifier)
                    .param("name", provider.providerName())
                    .update();
        }
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(json.read(row.getString(1), IdentityProviderType.builder()), new Sealed(row.getString(2)));
    }

    /** A provider as stored: its settings without the details, and the details sealed. */
    public record Row(IdentityProviderType settings, Sealed sealedDetails) {}
}
