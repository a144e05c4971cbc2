package dev.poolgate.userpool.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema of this module, moved forward by Flyway with a history table of its own. */
final class Schema {
    private static final String LOCATION = "classpath:db/userpool/";

    private Schema() {}

    static void migrate(DataSource database) {
        Vendor vendor = Vendor.of(database);
        if (vendor == Vendor.H2) {
            flushEveryCommit(database);
        }
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations(LOCATION + "common", LOCATION + vendor.folder())
                .table("up_schema_history")
                // The identity pool may have filled the schema first; its tables are no reason to refuse.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** H2 would otherwise answer a commit up to half a second before the file holds it. */
    private static void flushEveryCommit(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make H2 flush every commit", e);
        }
    }

    private enum Vendor {
        H2("h2"),
        POSTGRESQL("postgresql");

        private final String folder;

        Vendor(String folder) {
            this.folder = folder;
        }

        String folder() {
            return folder;
        }

        static Vendor of(DataSource database) {
            try (Connection connection = database.getConnection()) {
                String product = connection.getMetaData().getDatabaseProductName();
                return switch (product) {
                    case "H2" -> H2;
                    case "PostgreSQL" -> POSTGRESQL;
                    default -> throw new IllegalArgumentException("unsupported database `" + product + "`");
                };
            } catch (SQLException e) {
                throw new IllegalStateException("cannot reach the database", e);
            }
        }
    }
}
