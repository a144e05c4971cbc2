package dev.poolgate.userpool.storage;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who signs in by which email, phone number or preferred username. The primary key allows one holder each. */
public final class AliasTable {
    private final JdbcClient jdbc;

    AliasTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another user holds the alias */
    public void insert(String poolId, String sub, String name, String aliasKey) {
        jdbc.sql("INSERT INTO up_alias (pool_id, name, alias_key, sub) VALUES (:pool, :name, :key, :sub)")
                .param("pool", poolId)
                .param("name", name)
                .param("key", aliasKey)
                .param("sub", sub)
                .update();
    }

    /** Takes the alias away from whoever holds it. */
    public void delete(String poolId, String name, String aliasKey) {
        jdbc.sql("DELETE FROM up_alias WHERE pool_id = :pool AND name = :name AND alias_key = :key")
                .param("pool", poolId)
                .param("name", name)
                .param("key", aliasKey)
                .update();
    }

    /** Ends the user's right to sign in by the attribute. */
    public void release(String poolId, String sub, String name) {
        jdbc.sql("DELETE FROM up_alias WHERE pool_id = :pool AND sub = :sub AND name = :name")
                .param("pool", poolId)
                .param("sub", sub)
                .param("name", name)
                .update();
    }

    /** The {@code sub} of the holder, under any of the attribute names. */
    public Optional<String> holder(String poolId, List<String> names, String aliasKey) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return jdbc
                .sql("SELECT sub FROM up_alias WHERE pool_id = :pool AND name IN (:names) AND alias_key = :key")
                .param("pool", poolId)
                .param("names", names)
                .param("key", aliasKey)
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }
}
