package dev.poolgate.identitypool.storage;

import dev.poolgate.identitypool.iam.IamStores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresRegistryTest implements RegistryContract {
    private static EmbeddedPostgres postgres;
    private static IamStores stores;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        stores = Storage.openIam(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void close() throws IOException {
        postgres.close();
    }

    @Override
    public IamStores stores() {
        return stores;
    }
}
