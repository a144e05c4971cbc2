package dev.poolgate.userpool.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/** The groups and who is in them. */
public final class GroupTable {
    private static final String COLUMNS =
            "g.pool_id, g.name, g.description, g.role_arn, g.precedence, g.created_at, g.modified_at";

    private final JdbcClient jdbc;

    GroupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    public void insert(GroupType group) {
        jdbc.sql("""
                        INSERT INTO up_group
                            (pool_id, name, description, role_arn, precedence, created_at, modified_at)
                        VALUES (:pool, :name, :description, :role, :precedence, :created, :modified)""")
                .param("pool", group.userPoolId())
                .param("name", group.groupName())
                .param("description", group.description())
                .param("role", group.roleArn())
                .param("precedence", group.precedence())
                .param("created", group.creationDate().toEpochMilli())
                .param("modified", group.lastModifiedDate().toEpochMilli())
                .update();
    }

    /** Replaces what is said of the group. */
    public void update(GroupType group) {
        jdbc.sql("UPDATE up_group SET description = :description, role_arn = :role, precedence = :precedence,"
                        + " modified_at = :modified WHERE pool_id = :pool AND name = :name")
                .param("description", group.description())
                .param("role", group.roleArn())
                .param("precedence", group.precedence())
                .param("modified", group.lastModifiedDate().toEpochMilli())
                .param("pool", group.userPoolId())
                .param("name", group.groupName())
                .update();
    }

    /** Deletes the group with its memberships. */
    public void delete(String poolId, String name) {
        jdbc.sql("DELETE FROM up_group WHERE pool_id = :pool AND name = :name")
                .param("pool", poolId)
                .param("name", name)
                .update();
    }

    public Optional<GroupType> find(String poolId, String name) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_group g WHERE g.pool_id = :pool AND g.name = :name")
                .param("pool", poolId)
                .param("name", name)
                .query(GroupTable::group)
                .optional();
    }

    /** Groups in the order of their names, after the given one. */
    public List<GroupType> list(String poolId, String after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_group g WHERE g.pool_id = :pool AND g.name > :after"
                        + " ORDER BY g.name LIMIT :limit")
                .param("pool", poolId)
                .param("after", after)
                .param("limit", limit)
                .query(GroupTable::group)
                .list();
    }

    /** The groups of a user in the order of their names, after the given one. */
    public List<GroupType> ofUser(String poolId, String sub, String after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM up_membership m JOIN up_group g"
                        + " ON g.pool_id = m.pool_id AND g.name = m.group_name"
                        + " WHERE m.pool_id = :pool AND m.sub = :sub AND g.name > :after"
                        + " ORDER BY g.name LIMIT :limit")
                .param("pool", poolId)
                .param("sub", sub)
                .param("after", after)
                .param("limit", limit)
                .query(GroupTable::group)
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the user is in the group already */
    public void addMember(String poolId, String name, String sub) {
        jdbc.sql("INSERT INTO up_membership (pool_id, group_name, sub) VALUES (:pool, :name, :sub)")
                .param("pool", poolId)
                .param("name", name)
                .param("sub", sub)
                .update();
    }

    public boolean removeMember(String poolId, String name, String sub) {
        return jdbc.sql("DELETE FROM up_membership WHERE pool_id = :pool AND group_name = :name AND sub = :sub")
                        .param("pool", poolId)
                        .param("name", name)
                        .param("sub", sub)
                        .update()
                > 0;
    }

    private static GroupType group(ResultSet row, int number) throws SQLException {
        int precedence = row.getInt(5);
        return GroupType.builder()
                .precedence(row.wasNull() ? null : precedence)
                .userPoolId(row.getString(1))
                .groupName(row.getString(2))
                .description(row.getString(3))
                .roleArn(row.getString(4))
                .creationDate(Instant.ofEpochMilli(row.getLong(6)))
                .lastModifiedDate(Instant.ofEpochMilli(row.getLong(7)))
                .build();
    }
}
