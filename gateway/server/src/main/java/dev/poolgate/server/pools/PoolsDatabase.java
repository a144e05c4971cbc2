package dev.poolgate.server.pools;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolgate.server.data.DataDirectory;

/** The database of both pools: PostgreSQL where a URL is given, else H2 in a file of the data directory. */
final class PoolsDatabase {
    /** A commit is answered when it is written; the default would leave half a second to lose. */
    private static final String DURABLE = ";WRITE_DELAY=0";

    private PoolsDatabase() {}

    static HikariDataSource open(PoolsSettings.Database settings, DataDirectory data) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("pools");
        config.setMaximumPoolSize(settings.connections());
        String url = settings.url();
        if (url == null) {
            config.setJdbcUrl("jdbc:h2:file:" + data.resolve("pools") + DURABLE);
        } else {
            config.setJdbcUrl(url);
            config.setUsername(settings.username());
            config.setPassword(settings.password());
        }
        return new HikariDataSource(config);
    }
}
