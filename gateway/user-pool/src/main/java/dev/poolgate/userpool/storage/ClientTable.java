package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.userpool.directory.Client;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The app clients. The document leaves the secret out; it is a column of its own, sealed. */
public final class ClientTable {
    private final SdkJson json = new SdkJson();
    private final JdbcClient jdbc;

    ClientTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores the client.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the id is taken
     */
    public void insert(Client client, Optional<Sealed> sealedSecret) {
        UserPoolClientType settings = client.settings();
        jdbc.sql("""
                        INSERT INTO up_client
                            (client_id, pool_id, name, document, sealed_secret, created_at, modified_at)
                        VALUES (:id, :pool, :name, :document, :secret, :created, :modified)""")
                .param("id", settings.clientId())
                .param("pool", settings.userPoolId())
                .param("name", settings.clientName())
                .param(
                        "document",
                        json.write(settings.toBuilder().clientSecret(null).build()))
                .param("secret", sealedSecret.map(Sealed::text).orElse(null))
                .param("created", settings.creationDate().toEpochMilli())
                .param("modified", settings.lastModifiedDate().toEpochMilli())
                .update();
    }

    /** Replaces the settings, and leaves the secret alone. */
    public void update(Client client) {
        UserPoolClientType settings = client.settings();
        jdbc.sql("UPDATE up_client SET name = :name, document = :document, modified_at = :modified"
                        + " WHERE client_id = :id")
                .param("name", settings.clientName())
                .param(
                        "document",
                        json.write(settings.toBuilder().clientSecret(null).build()))
                .param("modified", settings.lastModifiedDate().toEpochMilli())
                .param("id", settings.clientId())
                .update();
    }

    public Optional<Row> find(String clientId) {
        return jdbc.sql("SELECT document, sealed_secret FROM up_client WHERE client_id = :id")
                .param("id", clientId)
                .query(this::row)
                .optional();
    }

    /** Clients of a pool in the order of their ids, after the given one. */
    public List<Row> list(String poolId, String after, int limit) {
        return jdbc.sql("""
                        SELECT document, sealed_secret FROM up_client
                        WHERE pool_id = :pool AND client_id > :after ORDER BY client_id LIMIT :limit""")
                .param("pool", poolId)
                .param("after", after)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    public boolean delete(String poolId, String clientId) {
        return jdbc.sql("DELETE FROM up_client WHERE pool_id = :pool AND client_id = :id")
                        .param("pool", poolId)
                        .param("id", clientId)
                        .update()
                > 0;
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                json.read(row.getString(1), UserPoolClientType.builder()),
                Optional.ofNullable(row.getString(2)).map(Sealed::new));
    }

    /** A client as stored: its settings without the secret, and the secret sealed. */
    public record Row(UserPoolClientType settings, Optional<Sealed> sealedSecret) {}
}
