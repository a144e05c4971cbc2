package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.userpool.directory.Pool;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The pools. Settings are one JSON document, so that a setting AWS adds needs no migration. */
public final class PoolTable {
    private final SdkJson json = new SdkJson();
    private final JdbcClient jdbc;

    PoolTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the id is taken */
    public void insert(Pool pool) {
        jdbc.sql("""
                        INSERT INTO up_pool (pool_id, name, document, created_at, modified_at)
                        VALUES (:id, :name, :document, :created, :modified)""")
                .param("id", pool.id())
                .param("name", pool.settings().name())
                .param("document", json.write(pool.settings()))
                .param("created", pool.settings().creationDate().toEpochMilli())
                .param("modified", pool.settings().lastModifiedDate().toEpochMilli())
                .update();
    }

    /** Replaces the pool's settings. */
    public void replace(Pool pool) {
        jdbc.sql("UPDATE up_pool SET name = :name, document = :document, modified_at = :modified WHERE pool_id = :id")
                .param("name", pool.settings().name())
                .param("document", json.write(pool.settings()))
                .param("modified", pool.settings().lastModifiedDate().toEpochMilli())
                .param("id", pool.id())
                .update();
    }

    /** The pool, which nobody else changes until the transaction ends. */
    public Optional<Pool> lock(String id) {
        return jdbc.sql("SELECT pool_id FROM up_pool WHERE pool_id = :id FOR UPDATE")
                .param("id", id)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    public Optional<Pool> find(String id) {
        return jdbc.sql("SELECT document FROM up_pool WHERE pool_id = :id")
                .param("id", id)
                .query((row, n) -> pool(row.getString(1)))
                .optional();
    }

    /** Pools in the order of their ids, after the given one. */
    public List<Pool> list(String after, int limit) {
        return jdbc.sql("SELECT document FROM up_pool WHERE pool_id > :after ORDER BY pool_id LIMIT :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> pool(row.getString(1)))
                .list();
    }

    /** Deletes the pool with all that is in it. */
    public boolean delete(String id) {
        return jdbc.sql("DELETE FROM up_pool WHERE pool_id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    private Pool pool(String document) {
        return new Pool(json.read(document, UserPoolType.builder()));
    }
}
