package dev.poolgate.identitypool.storage;

import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.directory.TokenKeyStore;
import dev.poolgate.identitypool.login.saml.RedeemedAssertions;
import dev.poolgate.identitypool.session.RevocationStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresStorageTest
        implements PoolStoreContract,
                IdentityStoreContract,
                IdentityDirectoryContract,
                TokenKeyStoreContract,
                RevocationStoreContract,
                RedeemedAssertionsContract {
    private static EmbeddedPostgres postgres;
    private static Stores stores;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        stores = Storage.open(postgres.getPostgresDatabase(), Clock.systemUTC());
    }

    @AfterAll
    static void close() throws IOException {
        postgres.close();
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
        return new JdbcRedeemedAssertions(
                JdbcClient.create(postgres.getPostgresDatabase()), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Override
    public RevocationStore revocations() {
        return stores.revocations();
    }
}
