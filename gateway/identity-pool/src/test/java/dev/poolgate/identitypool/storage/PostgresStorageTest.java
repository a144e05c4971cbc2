package dev.poolgate.identitypool.storage;

import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.directory.TokenKeyStore;
import dev.poolgate.identitypool.session.RevocationStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStorageTest
        implements PoolStoreContract, IdentityStoreContract, IdentityDirectoryContract, TokenKeyStoreContract, RevocationStoreContract {
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
    public RevocationStore revocations() {
        return stores.revocations();
    }
}
