package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.userpool.directory.Client;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    public void insert(Client client) {
        UserPoolClientType settings = client.settings();
        jdbc.sql("""
                        INSERT INTO up_client
                            (client_id, pool_id, name, document, created_at, modified_at)
                        VALUES (:id, :pool, :name, :document, :created, :modified)""")
                .param("id", settings.clientId())
                .param("pool", settings.userPoolId())
                .param("name", settings.clientName())
                .param(
                        "document",
                        json.write(settings.toBuilder().clientSecret(null).build()))
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
        List<Row> rows = jdbc.sql("""
                        SELECT document, secret_id, sealed_secret, up_client_secret.created_at
                        FROM up_client LEFT JOIN up_client_secret ON up_client_secret.client_id = up_client.client_id
                        WHERE up_client.client_id = :id ORDER BY up_client_secret.created_at, secret_id""").param("id", clientId).query(this::row).list();
        return rows.stream().reduce(Row::with);
    }

    /** Locks the client until the transaction ends; false where there is none. */
    public boolean lock(String clientId) {
        return jdbc.sql("SELECT client_id FROM up_client WHERE client_id = :id FOR UPDATE")
                .param("id", clientId)
                .query(String.class)
                .optional()
                .isPresent();
    }

    public void insertSecret(String clientId, Secret secret) {
        jdbc.sql("""
                        INSERT INTO up_client_secret (secret_id, client_id, sealed_secret, created_at)
                        VALUES (:id, :client, :secret, :created)""")
                .param("id", secret.id())
                .param("client", clientId)
                .param("secret", secret.sealed().text())
                .param("created", secret.created().toEpochMilli())
                .update();
    }

    public void deleteSecret(String secretId) {
        jdbc.sql("DELETE FROM up_client_secret WHERE secret_id = :id")
                .param("id", secretId)
                .update();
    }

    /** Settings of the clients of a pool in the order of their ids, after the given one. */
    public List<UserPoolClientType> list(String poolId, String after, int limit) {
        return jdbc.sql("""
                        SELECT document FROM up_client
                        WHERE pool_id = :pool AND client_id > :after ORDER BY client_id LIMIT :limit""")
                .param("pool", poolId)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> json.read(row.getString(1), UserPoolClientType.builder()))
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
        String id = row.getString(2);
        return new Row(
                json.read(row.getString(1), UserPoolClientType.builder()),
                id == null
                        ? List.of()
                        : List.of(new Secret(id, new Sealed(row.getString(3)), Instant.ofEpochMilli(row.getLong(4)))));
    }

    /**
     * A client as stored.
     *
     * @param settings without the secret
     * @param secrets oldest first
     */
    public record Row(UserPoolClientType settings, List<Secret> secrets) {
        private Row with(Row more) {
            return new Row(
                    settings,
                    Stream.concat(secrets.stream(), more.secrets.stream()).toList());
        }
    }

    /** A secret of a client. */
    public record Secret(String id, Sealed sealed, Instant created) {}
}
