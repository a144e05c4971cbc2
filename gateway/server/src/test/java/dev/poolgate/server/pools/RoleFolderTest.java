package dev.poolgate.server.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.identitypool.AccountRegistry;
import dev.poolgate.server.data.DataDirectory;
import dev.poolgate.server.data.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RoleFolderTest {
    private static final Path EXAMPLES = Path.of("..", "..", "config", "roles");

    private final Path home;
    private final HikariDataSource database;

    RoleFolderTest(@TempDir Path home) {
        this.home = home;
        this.database = PoolsDatabase.open(bind(Map.of()).database(), DataDirectory.open(home.resolve("data")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_examples_of_the_configuration_become_roles() {
        assertThat(registry(EXAMPLES).roles().find("arn:aws:iam::000000000000:role/auditors"))
                .isPresent();
    }

    @Test
    void a_bad_file_stops_the_start_and_is_named_with_its_member() throws IOException {
        Path folder = Files.createDirectories(home.resolve("roles"));
        Files.writeString(
                folder.resolve("mine.json"),
                Files.readString(EXAMPLES.resolve("auditors.json"))
                        .replace("MaxSessionDuration", "MaxSessionDuratoin"));

        assertThatThrownBy(() -> registry(folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("`poolgate.pools.roles`")
                .hasMessageContaining("`mine.json`")
                .hasMessageContaining("MaxSessionDuratoin");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> registry(home.resolve("missing")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("missing");
    }

    private AccountRegistry registry(Path folder) {
        ServerSettings server =
                new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("poolgate", ServerSettings.class);
        return new IdentityPoolsConfiguration()
                .accountRegistry(bind(Map.of("poolgate.pools.roles", folder.toString())), server, database);
    }

    private static PoolsSettings bind(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate("poolgate.pools", PoolsSettings.class);
    }
}
