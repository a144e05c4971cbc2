package dev.poolgate.userpool.storage;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.directory.UserFilter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Lists of users. Each query runs along an index from where the page before ended, so that a page costs the same in a
 * pool of a million, and users who come and go meanwhile neither repeat others nor hide them.
 */
public final class UserSearch {
    private static final String COLUMNS = "SELECT u.sub, u.username, u.status, u.enabled, u.created_at, u.modified_at ";
    /** Between the key and the {@code sub} of a position. */
    private static final char SEPARATOR = '\n';
    /** The shape of every {@code sub}, in the lowest and the highest digits. */
    private static final String LOWEST = "00000000-0000-0000-0000-000000000000";

    private static final String HIGHEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final JdbcClient jdbc;

    UserSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Users of a pool, after the position of another.
     *
     * @param after of {@link #position}; empty for the first
     */
    public List<User> list(Pool pool, UserFilter filter, String after, int limit) {
        if (filter.value().isEmpty() && !filter.prefix()) {
            return List.of(); // nobody is called nothing, and a state that does not exist is nobody's
        }
        StatementSpec query =
                switch (filter.by()) {
                    case SUB -> bySub(filter, after);
                    case STATUS ->
                        jdbc.sql(COLUMNS + "FROM up_user u WHERE u.pool_id = :pool AND u.status = :value"
                                        + " AND u.sub > :after ORDER BY u.sub LIMIT :limit")
                                .param("value", filter.value())
                                .param("after", after);
                    case ENABLED ->
                        jdbc.sql(COLUMNS + "FROM up_user u WHERE u.pool_id = :pool AND u.enabled = :value"
                                        + " AND u.sub > :after ORDER BY u.sub LIMIT :limit")
                                .param("value", filter.value().equals("Enabled"))
                                .param("after", after);
                    case USERNAME -> byKey(filter, after, "u.username_key", "FROM up_user u WHERE u.pool_id = :pool");
                    case ATTRIBUTE ->
                        byKey(
                                        filter,
                                        after,
                                        "a.search_key",
                                        "FROM up_user_attribute a JOIN up_user u ON u.pool_id = a.pool_id AND u.sub = a.sub"
                                                + " WHERE a.pool_id = :pool AND a.name = :attribute")
                                .param("attribute", filter.attribute());
                };
        return users(pool.id(), query, limit);
    }

    /** The members of a group, after the given {@code sub}. */
    public List<User> inGroup(Pool pool, String group, String after, int limit) {
        StatementSpec query = jdbc.sql(COLUMNS + "FROM up_membership m"
                        + " JOIN up_user u ON u.pool_id = m.pool_id AND u.sub = m.sub"
                        + " WHERE m.pool_id = :pool AND m.group_name = :group AND m.sub > :after"
                        + " ORDER BY m.sub LIMIT :limit")
                .param("group", group)
                .param("after", after);
        return users(pool.id(), query, limit);
    }

    /** Where the user stands in the list of that filter. */
    public static String position(Pool pool, UserFilter filter, User user) {
        return switch (filter.by()) {
            case USERNAME -> pool.fold(user.username()) + SEPARATOR + user.sub();
            case ATTRIBUTE ->
                user.attribute(filter.attribute())
                                .flatMap(value -> Attributes.searchKey(filter.attribute(), value))
                                .orElseThrow()
                        + SEPARATOR
                        + user.sub();
            case SUB, STATUS, ENABLED -> user.sub();
        };
    }

    /** A text of another shape is nobody's: then the range is empty, or that text alone. */
    private StatementSpec bySub(UserFilter filter, String after) {
        String value = filter.value();
        boolean open = filter.prefix() && value.length() < LOWEST.length();
        return jdbc.sql(COLUMNS + "FROM up_user u WHERE u.pool_id = :pool AND u.sub >= :low AND u.sub <= :high"
                        + " AND u.sub > :after ORDER BY u.sub LIMIT :limit")
                .param("low", open ? value + LOWEST.substring(value.length()) : value)
                .param("high", open ? value + HIGHEST.substring(value.length()) : value)
                .param("after", after);
    }

    /** In the order of the key: what begins with a prefix stands together there. */
    private StatementSpec byKey(UserFilter filter, String after, String key, String from) {
        int split = after.indexOf(SEPARATOR);
        String startKey = split < 0 ? filter.value() : after.substring(0, split);
        String startSub = split < 0 ? "" : after.substring(split + 1);
        String end = filter.prefix() ? " AND " + key + " < :end" : " AND " + key + " = :start";
        StatementSpec query = jdbc.sql(COLUMNS + from + " AND " + key + " >= :start" + end + " AND (" + key
                        + " > :start OR u.sub > :sub) ORDER BY " + key + ", u.sub LIMIT :limit")
                .param("start", startKey)
                .param("sub", startSub);
        return filter.prefix() ? query.param("end", successor(filter.value())) : query;
    }

    /** The first text, in the order of code points, that no longer begins with the prefix. */
    private static String successor(String prefix) {
        int last = prefix.isEmpty() ? Character.MAX_CODE_POINT : prefix.codePointBefore(prefix.length());
        if (last == Character.MAX_CODE_POINT) {
            return new String(Character.toChars(Character.MAX_CODE_POINT));
        }
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        String head = prefix.substring(0, prefix.length() - Character.charCount(last));
        return head + new String(Character.toChars(next));
    }

    private List<User> users(String poolId, StatementSpec query, int limit) {
        List<User> bare = query.param("pool", poolId)
                .param("limit", limit)
                .query((row, n) -> UserTable.user(poolId, row))
                .list();
        Map<String, Map<String, String>> attributes = attributes(poolId, bare);
        return bare.stream()
                .map(user -> user.with(attributes.getOrDefault(user.sub(), Map.of())))
                .toList();
    }

    /** Those of all users in one query. */
    private Map<String, Map<String, String>> attributes(String poolId, List<User> users) {
        Map<String, Map<String, String>> attributes = new HashMap<>();
        if (!users.isEmpty()) {
            jdbc.sql("SELECT sub, name, attr_value FROM up_user_attribute"
                            + " WHERE pool_id = :pool AND sub IN (:subs) ORDER BY name")
                    .param("pool", poolId)
                    .param("subs", users.stream().map(User::sub).toList())
                    .query(row -> {
                        attributes
                                .computeIfAbsent(row.getString(1), sub -> new LinkedHashMap<>())
                                .put(row.getString(2), row.getString(3));
                    });
        }
        return attributes;
    }
}
