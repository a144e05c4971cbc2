package dev.poolgate.userpool.storage;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The users and their attributes. Every lookup is by an index, whatever the number of users. */
public final class UserTable {
    private static final String SELECT =
            "SELECT sub, username, status, enabled, created_at, modified_at FROM up_user WHERE pool_id = :pool AND ";

    private final JdbcClient jdbc;

    UserTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores a user with the attributes.
     *
     * @param usernameKey the username as the pool compares it
     * @throws org.springframework.dao.DuplicateKeyException when the name is taken
     */
    public void insert(User user, String usernameKey) {
        jdbc.sql("""
                        INSERT INTO up_user
                            (pool_id, sub, username, username_key, status, enabled, created_at, modified_at)
                        VALUES (:pool, :sub, :username, :key, :status, :enabled, :created, :modified)""")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("username", user.username())
                .param("key", usernameKey)
                .param("status", user.status().toString())
                .param("enabled", user.enabled())
                .param("created", user.created().toEpochMilli())
                .param("modified", user.modified().toEpochMilli())
                .update();
        user.attributes().forEach((name, value) -> insertAttribute(user.poolId(), user.sub(), name, value));
    }

    public Optional<User> bySub(String poolId, String sub) {
        return jdbc.sql(SELECT + "sub = :sub")
                .param("pool", poolId)
                .param("sub", sub)
                .query((row, n) -> user(poolId, row))
                .optional()
                .map(this::withAttributes);
    }

    /**
     * The user, whom nobody else changes until the transaction ends. In two steps, because the row is read after the
     * lock is held.
     */
    public Optional<User> lock(String poolId, String sub) {
        return jdbc.sql("SELECT sub FROM up_user WHERE pool_id = :pool AND sub = :sub FOR UPDATE")
                .param("pool", poolId)
                .param("sub", sub)
                .query(String.class)
                .optional()
                .flatMap(locked -> bySub(poolId, locked));
    }

    public Optional<User> byUsername(String poolId, String usernameKey) {
        return jdbc.sql(SELECT + "username_key = :key")
                .param("pool", poolId)
                .param("key", usernameKey)
                .query((row, n) -> user(poolId, row))
                .optional()
                .map(this::withAttributes);
    }

    public void changeStatus(User user, UserStatusType status, Instant now) {
        jdbc.sql("UPDATE up_user SET status = :status, modified_at = :now WHERE pool_id = :pool AND sub = :sub")
                .param("status", status.toString())
                .param("now", now.toEpochMilli())
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .update();
    }

    public void changeEnabled(User user, boolean enabled, Instant now) {
        jdbc.sql("UPDATE up_user SET enabled = :enabled, modified_at = :now WHERE pool_id = :pool AND sub = :sub")
                .param("enabled", enabled)
                .param("now", now.toEpochMilli())
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .update();
    }

    /** Sets one attribute, over any older value. */
    public void setAttribute(User user, String name, String value) {
        if (!writeAttribute("""
                UPDATE up_user_attribute SET attr_value = :value, search_key = :search
                WHERE pool_id = :pool AND sub = :sub AND name = :name""", user.poolId(), user.sub(), name, value)) {
            insertAttribute(user.poolId(), user.sub(), name, value);
        }
    }

    public void deleteAttribute(User user, String name) {
        jdbc.sql("DELETE FROM up_user_attribute WHERE pool_id = :pool AND sub = :sub AND name = :name")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("name", name)
                .update();
    }

    /** Notes that something of the user changed. */
    public void touch(User user, Instant now) {
        jdbc.sql("UPDATE up_user SET modified_at = :now WHERE pool_id = :pool AND sub = :sub")
                .param("now", now.toEpochMilli())
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .update();
    }

    /** Deletes the user with passwords, attributes, aliases, memberships, codes and refresh tokens. */
    public boolean delete(User user) {
        return jdbc.sql("DELETE FROM up_user WHERE pool_id = :pool AND sub = :sub")
                        .param("pool", user.poolId())
                        .param("sub", user.sub())
                        .update()
                > 0;
    }

    public int count(String poolId) {
        return jdbc.sql("SELECT count(*) FROM up_user WHERE pool_id = :pool")
                .param("pool", poolId)
                .query(Integer.class)
                .single();
    }

    private void insertAttribute(String poolId, String sub, String name, String value) {
        writeAttribute("""
                INSERT INTO up_user_attribute (pool_id, sub, name, attr_value, search_key)
                VALUES (:pool, :sub, :name, :value, :search)""", poolId, sub, name, value);
    }

    private boolean writeAttribute(String sql, String poolId, String sub, String name, String value) {
        return jdbc.sql(sql)
                        .param("pool", poolId)
                        .param("sub", sub)
                        .param("name", name)
                        .param("value", value)
                        .param("search", Attributes.searchKey(name, value).orElse(null))
                        .update()
                > 0;
    }

    static User user(String poolId, ResultSet row) throws SQLException {
        return new User(
                poolId,
                row.getString(1),
                row.getString(2),
                UserStatusType.fromValue(row.getString(3)),
                row.getBoolean(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Map.of());
    }

    /** After the row was read, not meanwhile: a second connection held beside the first could starve a small pool. */
    private User withAttributes(User user) {
        return user.with(attributes(user.poolId(), user.sub()));
    }

    private Map<String, String> attributes(String poolId, String sub) {
        Map<String, String> attributes = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT name, attr_value FROM up_user_attribute
                        WHERE pool_id = :pool AND sub = :sub ORDER BY name""").param("pool", poolId).param("sub", sub).query(row -> {
            attributes.put(row.getString(1), row.getString(2));
        });
        return attributes;
    }
}
