package dev.poolgate.userpool.storage;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that belongs to one pool, row by row as it is stored: to be written elsewhere and read there again. Sessions,
 * codes, counters, events and imports are of the moment, and not among it.
 */
public final class PoolRows {
    /** Those that others refer to come first. */
    private static final List<String> TABLES = List.of(
            "up_pool",
            "up_pool_mfa",
            "up_client",
            "up_client_secret",
            "up_signing_key",
            "up_certificate",
            "up_resource_server",
            "up_domain",
            "up_identity_provider",
            "up_provider_identifier",
            "up_setting",
            "up_user",
            "up_user_attribute",
            "up_alias",
            "up_password",
            "up_password_history",
            "up_imported_password",
            "up_second_factor",
            "up_software_token",
            "up_passkey",
            "up_device",
            "up_linked_identity",
            "up_group",
            "up_membership",
            "up_refresh_token",
            "up_revocation");

    private static final Pattern COLUMN = Pattern.compile("[a-z_]{1,40}");
    private static final int FETCHED = 500;

    private final JdbcClient jdbc;

    PoolRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Hands over all rows of the pool, as of one moment where the transaction is a snapshot. Never holds more than
     * some.
     *
     * @param row the table, and values by column: texts, numbers, booleans and nulls
     */
    public void each(String poolId, BiConsumer<String, Map<String, @Nullable Object>> row) {
        for (String table : TABLES) {
            try (Stream<Map<String, @Nullable Object>> rows = jdbc
                    .sql(select(table))
                    .withFetchSize(FETCHED)
                    .param("pool", poolId)
                    .query((result, n) -> values(result))
                    .stream()) {
                rows.forEach(values -> row.accept(table, values));
            }
        }
    }

    /** Writes a row that {@link #each} handed over. */
    public void insert(String table, Map<String, ?> row) {
        if (!TABLES.contains(table)
                || !row.keySet().stream()
                        .allMatch(column -> COLUMN.matcher(column).matches())) {
            throw new IllegalArgumentException("no row of a pool: " + table);
        }
        List<String> columns = List.copyOf(row.keySet());
        String names = String.join(", ", columns);
        String places = columns.stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        JdbcClient.StatementSpec insert = jdbc.sql("INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")");
        for (String column : columns) {
            insert = insert.param(column, row.get(column));
        }
        insert.update();
    }

    /** One table knows its pool by the client only. */
    private static String select(String table) {
        return table.equals("up_client_secret")
                ? "SELECT up_client_secret.* FROM up_client_secret JOIN up_client"
                        + " ON up_client.client_id = up_client_secret.client_id WHERE up_client.pool_id = :pool"
                : "SELECT * FROM " + table + " WHERE pool_id = :pool";
    }

    private static Map<String, @Nullable Object> values(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value(row, columns, i));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, ResultSetMetaData columns, int column) throws SQLException {
        Object value =
                switch (columns.getColumnType(column)) {
                    case Types.BOOLEAN, Types.BIT -> row.getBoolean(column);
                    case Types.BIGINT, Types.INTEGER -> row.getLong(column);
                    default -> row.getString(column);
                };
        return row.wasNull() ? null : value;
    }
}
