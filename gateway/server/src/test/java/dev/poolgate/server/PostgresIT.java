package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {

    @Test
    void the_pools_live_in_postgresql_where_the_environment_says_so(@TempDir Path home) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ServerProcess server = ServerProcess.start(home, as(Readme.snippet("sh", "postgresql"), postgres))) {
            String token = DemoClient.of(server.data()).signIn("alice").accessToken();

            assertThat(server.get(server.gateway("/orders/1"), "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.data().resolve("pools.mv.db")).doesNotExist();
        }
    }

    /** The README's variables, at this database. */
    private static Map<String, String> as(String snippet, EmbeddedPostgres postgres) {
        assertThat(snippet)
                .contains(
                        "POOLGATE_POOLS_DATABASE_URL=jdbc:postgresql:",
                        "POOLGATE_POOLS_DATABASE_USERNAME=",
                        "POOLGATE_POOLS_DATABASE_PASSWORD=");
        return Map.of(
                "POOLGATE_POOLS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "POOLGATE_POOLS_DATABASE_USERNAME", "postgres",
                "POOLGATE_POOLS_DATABASE_PASSWORD", "postgres");
    }
}
