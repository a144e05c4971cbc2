package dev.poolgate.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class AccountRegistryTest {

    @Test
    void all_operations_are_signed_and_none_is_for_sessions() {
        AccountRegistry registry = AccountRegistry.open(
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""),
                "000000000000",
                Clock.systemUTC(),
                new SecureRandom());
        assertThat(registry.service().operations())
                .hasSize(46)
                .allMatch(operation -> operation.signed() && !operation.forSessions());
        assertThat(registry.roles().find("arn:aws:iam::000000000000:role/r")).isEmpty();
        assertThat(registry.providers().findSaml("arn")).isEmpty();
    }
}
