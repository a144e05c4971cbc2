package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

/** The resource servers, whose scopes access tokens may carry. */
public final class ResourceServerTable {
    private final SdkJson json = new SdkJson();
    private final JdbcClient jdbc;

    ResourceServerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the identifier is taken */
    public void insert(ResourceServerType server) {
        write("INSERT INTO up_resource_server (pool_id, identifier, document) VALUES (:pool, :id, :document)", server);
    }

    /** Replaces the one of the same identifier; false where there is none. */
    public boolean update(ResourceServerType server) {
        return write(
                "UPDATE up_resource_server SET document = :document WHERE pool_id = :pool AND identifier = :id",
                server);
    }

    public Optional<ResourceServerType> find(String poolId, String identifier) {
        return jdbc.sql("SELECT document FROM up_resource_server WHERE pool_id = :pool AND identifier = :id")
                .param("pool", poolId)
                .param("id", identifier)
                .query((row, n) -> json.read(row.getString(1), ResourceServerType.builder()))
                .optional();
    }

    /** Resource servers in the order of their identifiers, after the given one. */
    public List<ResourceServerType> list(String poolId, String after, int limit) {
        return jdbc.sql("""
                        SELECT document FROM up_resource_server
                        WHERE pool_id = :pool AND identifier > :after ORDER BY identifier LIMIT :limit""")
                .param("pool", poolId)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> json.read(row.getString(1), ResourceServerType.builder()))
                .list();
    }

    public boolean delete(String poolId, String identifier) {
        return jdbc.sql("DELETE FROM up_resource_server WHERE pool_id = :pool AND identifier = :id")
                        .param("pool", poolId)
                        .param("id", identifier)
                        .update()
                > 0;
    }

    private boolean write(String sql, ResourceServerType server) {
        return jdbc.sql(sql)
                        .param("pool", server.userPoolId())
                        .param("id", server.identifier())
                        .param("document", json.write(server))
                        .update()
                > 0;
    }
}
