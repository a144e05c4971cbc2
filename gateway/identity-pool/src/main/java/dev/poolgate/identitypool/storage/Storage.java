package dev.poolgate.identitypool.storage;

import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.iam.IamStores;
import dev.poolgate.identitypool.login.saml.RedeemedAssertions;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the stores over a database. */
public final class Storage {

    private Storage() {}

    /** Brings the schema up to date, then opens the stores. */
    public static Stores open(DataSource dataSource, Clock clock) {
        migrate(dataSource);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        return new Stores(
                new JdbcPools(jdbc, transactions, new SdkJson(), clock),
                new JdbcIdentities(jdbc, transactions),
                new JdbcTokenKeys(jdbc),
                new JdbcSessionRevocations(jdbc));
    }

    /** Brings the schema up to date, then opens what IAM keeps. */
    public static IamStores openIam(DataSource dataSource) {
        migrate(dataSource);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        return new IamStores(
                new JdbcRegistry<>(jdbc, transactions, EntityKind.ROLE),
                new JdbcRegistry<>(jdbc, transactions, EntityKind.POLICY),
                new JdbcRegistry<>(jdbc, transactions, EntityKind.OIDC),
                new JdbcRegistry<>(jdbc, transactions, EntityKind.SAML));
    }

    /** Brings the schema up to date, then opens the memory of assertions that were shown. */
    public static RedeemedAssertions openRedeemedAssertions(DataSource dataSource, Clock clock) {
        migrate(dataSource);
        return new JdbcRedeemedAssertions(JdbcClient.create(dataSource), clock);
    }

    /** With a history of its own, begun at 0, because the database is seldom ours alone. */
    private static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/poolgate/identitypool/storage/migration")
                .table("idp_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
