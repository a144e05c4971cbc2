package dev.poolgate.identitypool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.directory.StoredPool;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

class SharedDatabaseTest {
    private static final String POOL = "eu-west-1:11111111-2222-4333-8444-555555555555";

    private final DataSource dataSource =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    @Test
    void a_database_that_others_use_already_is_taken_and_their_tables_are_left_alone() {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("create table users (name varchar(10))").update();
        jdbc.sql("insert into users values ('alice')").update();
        addPool();
        assertThat(Storage.open(dataSource, Clock.systemUTC()).pools().find(POOL))
                .isPresent();
        assertThat(jdbc.sql("select name from users").query(String.class).list())
                .containsExactly("alice");
    }

    @Test
    void all_tables_carry_the_prefix() {
        addPool();
        List<String> tables = JdbcClient.create(dataSource)
                .sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
                .query(String.class)
                .list();
        assertThat(tables).isNotEmpty().allMatch(name -> name.toLowerCase(Locale.ROOT)
                .startsWith("idp_"));
    }

    private void addPool() {
        Storage.open(dataSource, Clock.systemUTC())
                .pools()
                .add(StoredPool.of(DescribeIdentityPoolResponse.builder()
                        .identityPoolId(POOL)
                        .identityPoolName("demo")
                        .build()));
    }
}
