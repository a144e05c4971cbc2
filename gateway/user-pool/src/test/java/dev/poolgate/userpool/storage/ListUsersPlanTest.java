package dev.poolgate.userpool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.UserFilter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/**
 * How PostgreSQL finds the users of each filter among many: along an index, from its beginning and from a position.
 * Where nearly all users are meant, the index of all of them will do.
 */
final class ListUsersPlanTest {
    private static final int USERS = 20_000;
    private static final Pool POOL = new Pool(UserPoolType.builder()
            .id("eu-west-1_plans0001")
            .name("plans")
            .creationDate(Instant.EPOCH)
            .lastModifiedDate(Instant.EPOCH)
            .build());

    private static EmbeddedPostgres server;
    private static DataSource database;

    private final List<String> plans = new ArrayList<>();

    @BeforeAll
    static void fill() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        database = server.getPostgresDatabase();
        UserPoolStorage.open(database).pools().insert(POOL);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO up_user (pool_id, sub, username, username_key, status, enabled, created_at, modified_at)
                    SELECT '%s', gen_random_uuid(), 'user' || n, 'user' || n,
                           CASE WHEN n %% 100 = 0 THEN 'UNCONFIRMED' ELSE 'CONFIRMED' END, n %% 100 <> 1, n, n
                    FROM generate_series(1, %d) n""".formatted(POOL.id(), USERS));
            for (String name :
                    List.of("email", "phone_number", "name", "given_name", "family_name", "preferred_username")) {
                statement.execute("""
                        INSERT INTO up_user_attribute (pool_id, sub, name, attr_value, search_key)
                        SELECT pool_id, sub, '%s', username, username FROM up_user""".formatted(name));
            }
            statement.execute("ANALYZE");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ''                               | up_user_pkey
            sub = "0"                        | up_user_pkey
            sub ^= "ab"                      | up_user_pkey
            username = "user7"               | up_user_by_username
            username ^= "user7"              | up_user_by_username
            cognito:user_status = "UNCONFIRMED" | up_user_by_status
            cognito:user_status ^= "C"       | up_user_
            status = "Disabled"              | up_user_by_enabled
            status = "Enabled"               | up_user_
            email = "user7"                  | up_user_attribute_by_value
            email ^= "user7"                 | up_user_attribute_by_value
            phone_number ^= "user7"          | up_user_attribute_by_value
            name ^= "user7"                  | up_user_attribute_by_value
            given_name ^= "user7"            | up_user_attribute_by_value
            family_name ^= "user7"           | up_user_attribute_by_value
            preferred_username ^= "user7"    | up_user_attribute_by_value""")
    void each_filter_runs_along_an_index(String text, String index) {
        UserFilter filter = UserFilter.parse(text, POOL);
        UserSearch search = new UserSearch(JdbcClient.create(explaining(database)));

        search.list(POOL, filter, "", 60).stream()
                .reduce((first, last) -> last)
                .ifPresent(last -> search.list(POOL, filter, UserSearch.position(POOL, filter, last), 60));

        assertThat(plans)
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan).contains("Index").doesNotContain("Seq Scan on up_user"));
        assertThat(plans.get(0)).contains(index);
    }

    /** The same connections, which ask for the plan of each query first. */
    private DataSource explaining(DataSource source) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection ? explaining(connection) : result;
        });
    }

    private Connection explaining(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement && arguments != null
                    ? explaining(connection, statement, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement explaining(Connection connection, PreparedStatement statement, String sql) {
        List<Object[]> values = new ArrayList<>();
        List<Method> setters = new ArrayList<>();
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length > 1) {
                setters.add(method);
                values.add(arguments);
            }
            if (method.getName().equals("executeQuery")) {
                try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
                    for (int i = 0; i < setters.size(); i++) {
                        call(explain, setters.get(i), values.get(i));
                    }
                    plans.add(text(explain.executeQuery()));
                }
            }
            return call(statement, method, arguments);
        });
    }

    private static String text(ResultSet lines) throws SQLException {
        StringBuilder text = new StringBuilder();
        while (lines.next()) {
            text.append(lines.getString(1)).append('\n');
        }
        return text.toString();
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
