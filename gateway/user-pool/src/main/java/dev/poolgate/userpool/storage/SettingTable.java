package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Settings of pools and clients that are kept as they were given. */
public final class SettingTable {
    private final SdkJson json = new SdkJson();
    private final JdbcClient jdbc;

    SettingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sets or replaces a setting.
     *
     * @param id tells it from others of its kind in the pool
     * @param clientId of the client that the setting goes with
     */
    public void put(String poolId, Kind kind, String id, Optional<String> clientId, SdkPojo document) {
        delete(poolId, kind, id);
        jdbc.sql("""
                        INSERT INTO up_setting (pool_id, kind, setting_id, client_id, document)
                        VALUES (:pool, :kind, :id, :client, :document)""")
                .param("pool", poolId)
                .param("kind", kind.name())
                .param("id", id)
                .param("client", clientId.orElse(null))
                .param("document", json.write(document))
                .update();
    }

    public <T extends SdkPojo> Optional<T> find(String poolId, Kind kind, String id, SdkBuilder<?, T> builder) {
        return jdbc.sql("SELECT document FROM up_setting WHERE pool_id = :pool AND kind = :kind AND setting_id = :id")
                .param("pool", poolId)
                .param("kind", kind.name())
                .param("id", id)
                .query((row, n) -> json.read(row.getString(1), builder))
                .optional();
    }

    /** Replaces the document of a setting; false where there is none. */
    public boolean replace(String poolId, Kind kind, String id, SdkPojo document) {
        return jdbc.sql("UPDATE up_setting SET document = :document"
                                + " WHERE pool_id = :pool AND kind = :kind AND setting_id = :id")
                        .param("document", json.write(document))
                        .param("pool", poolId)
                        .param("kind", kind.name())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** The id of the one setting of the kind that goes with the client. */
    public Optional<String> idOf(String poolId, Kind kind, String clientId) {
        return jdbc.sql("SELECT setting_id FROM up_setting"
                        + " WHERE client_id = :client AND pool_id = :pool AND kind = :kind")
                .param("client", clientId)
                .param("pool", poolId)
                .param("kind", kind.name())
                .query(String.class)
                .optional();
    }

    /** Settings of a kind in the order of their ids, after the given one. */
    public <T extends SdkPojo> List<T> list(
            String poolId, Kind kind, String after, int limit, Supplier<? extends SdkBuilder<?, T>> builder) {
        return jdbc.sql("""
                        SELECT document FROM up_setting
                        WHERE pool_id = :pool AND kind = :kind AND setting_id > :after
                        ORDER BY setting_id FETCH FIRST :limit ROWS ONLY""")
                .param("pool", poolId)
                .param("kind", kind.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> json.read(row.getString(1), builder.get()))
                .list();
    }

    public boolean delete(String poolId, Kind kind, String id) {
        return jdbc.sql("DELETE FROM up_setting WHERE pool_id = :pool AND kind = :kind AND setting_id = :id")
                        .param("pool", poolId)
                        .param("kind", kind.name())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** What a setting is about. */
    public enum Kind {
        UI,
        RISK,
        LOG,
        BRANDING,
        TERMS
    }
}
