package dev.poolgate.identitypool.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolgate.identitypool.iam.IamStores;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2RegistryTest implements RegistryContract {
    private static HikariDataSource dataSource;
    private static IamStores stores;

    @BeforeAll
    static void open(@TempDir Path directory) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + directory.resolve("pools") + ";WRITE_DELAY=0");
        dataSource = new HikariDataSource(config);
        stores = Storage.openIam(dataSource);
    }

    @AfterAll
    static void close() {
        dataSource.close();
    }

    @Override
    public IamStores stores() {
        return stores;
    }
}
