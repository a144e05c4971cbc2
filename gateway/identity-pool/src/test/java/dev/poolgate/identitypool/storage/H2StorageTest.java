package dev.poolgate.identitypool.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.directory.TokenKeyStore;
import dev.poolgate.identitypool.login.saml.RedeemedAssertions;
import dev.poolgate.identitypool.session.RevocationStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class H2StorageTest
        implements PoolStoreContract,
                IdentityStoreContract,
                IdentityDirectoryContract,
                TokenKeyStoreContract,
                RevocationStoreContract,
                RedeemedAssertionsContract {
    private static HikariDataSource dataSource;
    private static Stores stores;

    @BeforeAll
    static void open(@TempDir Path directory) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + directory.resolve("pools") + ";WRITE_DELAY=0");
        dataSource = new HikariDataSource(config);
        stores = Storage.open(dataSource, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        dataSource.close();
    }

    @Override
    public PoolStore pools() {
        return stores.pools();
    }

    @Override
    public IdentityStore identities() {
        return stores.identities();
    }

    @Override
    public TokenKeyStore tokenKeys() {
        return stores.tokenKeys();
    }

    @Override
    public RedeemedAssertions redeemed(Instant now) {
        return new JdbcRedeemedAssertions(JdbcClient.create(dataSource), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Override
    public RevocationStore revocations() {
        return stores.revocations();
    }
}
