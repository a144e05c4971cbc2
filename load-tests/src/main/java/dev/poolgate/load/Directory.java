package dev.poolgate.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.UserPools;
import dev.poolgate.userpool.UserPoolsConfig;
import dev.poolgate.userpool.passwords.HashingCost;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** A user pool in PostgreSQL with many users, one of whom can sign in. */
final class Directory implements AutoCloseable {
    static final String POOL = "eu-west-1_scale0001";
    static final String CLIENT = "scaleclient00000000000001";
    static final String GROUP = "half";
    static final String USER = "probe";
    private static final String PASSWORD = "Correct-Horse-7";
    private static final AwsCall CALL = new AwsCall("benchmark", "eu-west-1", "000000000000", Optional.empty());

    private final EmbeddedPostgres server;
    private final HikariDataSource database;
    private final Map<String, Operation<?, ?>> operations;

    /** @param users how many there are besides the one who signs in */
    Directory(int users) throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(server.getPostgresDatabase());
        database = new HikariDataSource(pool);
        UserPools pools = UserPools.open(config(), database, new InMemoryRevocationList(Clock.systemUTC()));
        operations = pools.service().operations().stream()
                .collect(java.util.stream.Collectors.toMap(Operation::name, operation -> operation));
        seed(pools);
        fill(users);
    }

    /** Runs an operation, as an administrator where it needs one. */
    @SuppressWarnings("unchecked")
    <O extends SdkPojo> O call(SdkPojo request, Class<O> response) {
        String name = request.getClass().getSimpleName().replaceFirst("Request$", "");
        Operation<SdkPojo, ?> operation = (Operation<SdkPojo, ?>) Objects.requireNonNull(operations.get(name), name);
        return response.cast(operation.handle(request, CALL));
    }

    InitiateAuthResponse signIn() {
        InitiateAuthRequest request = InitiateAuthRequest.builder()
                .clientId(CLIENT)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", USER, "PASSWORD", PASSWORD))
                .build();
        return call(request, InitiateAuthResponse.class);
    }

    @Override
    public void close() throws IOException {
        database.close();
        server.close();
    }

    private static void seed(UserPools pools) {
        pools.seeding()
                .pool(POOL, CreateUserPoolRequest.builder().poolName("scale").build());
        pools.seeding()
                .client(
                        CLIENT,
                        CreateUserPoolClientRequest.builder()
                                .userPoolId(POOL)
                                .clientName("scale")
                                .explicitAuthFlows(
                                        ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                        ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)
                                .build());
        pools.seeding()
                .group(CreateGroupRequest.builder()
                        .userPoolId(POOL)
                        .groupName(GROUP)
                        .build());
        pools.seeding().user(POOL, USER, PASSWORD, Map.of("email", "probe@example.com"), Set.of(GROUP));
    }

    /** Straight into the tables: through the API, a million password hashes would take a day. */
    private void fill(int users) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO up_user (pool_id, sub, username, username_key, status, enabled, created_at, modified_at)
                    SELECT '%s', gen_random_uuid(), 'user' || n, 'user' || n,
                           CASE WHEN n %% 100 = 0 THEN 'UNCONFIRMED' ELSE 'CONFIRMED' END, n %% 100 <> 1, n, n
                    FROM generate_series(1, %d) n""".formatted(POOL, users));
            attribute(statement, "email", "username || '@example.com'");
            attribute(statement, "phone_number", "'+49' || lpad(substr(username, 5), 10, '0')");
            attribute(statement, "name", "'name ' || substr(username, 5)");
            attribute(statement, "given_name", "'given' || substr(username, 5)");
            attribute(statement, "family_name", "'family' || substr(username, 5)");
            attribute(statement, "preferred_username", "'nick' || substr(username, 5)");
            statement.execute("""
                    INSERT INTO up_membership (pool_id, group_name, sub)
                    SELECT pool_id, '%s', sub FROM up_user
                    WHERE username <> '%s' AND created_at %% 2 = 0""".formatted(GROUP, USER));
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static void attribute(Statement statement, String name, String value) throws SQLException {
        statement.execute("""
                INSERT INTO up_user_attribute (pool_id, sub, name, attr_value, search_key)
                SELECT pool_id, sub, '%s', %s, %s FROM up_user WHERE username <> '%s'""".formatted(name, value, value, USER));
    }

    /** Password hashes as cheap as they get: they cost the same however many users there are. */
    private static UserPoolsConfig config() {
        return new UserPoolsConfig(
                URI.create("https://pools.example.com"),
                "eu-west-1",
                "000000000000",
                new SecretKeySpec(new byte[32], "AES"),
                message -> {},
                new HashingCost(8, 1, 4),
                Clock.systemUTC(),
                new SecureRandom());
    }
}
