package dev.poolgate.userpool.storage;

import dev.poolgate.userpool.directory.User;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sealed secrets of users' authenticator apps. A user has at most one that works and one that waits. */
public final class SoftwareTokenTable {
    private final JdbcClient jdbc;

    SoftwareTokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sets the user's token, over any older one of the kind. Call it while the user's row is locked.
     *
     * @param verified whether it works, or waits for its first code
     */
    public void put(User user, boolean verified, Row token) {
        delete(user, verified);
        jdbc.sql("""
                        INSERT INTO up_software_token (pool_id, sub, verified, sealed_secret, friendly_name, last_step)
                        VALUES (:pool, :sub, :verified, :secret, :name, :step)""")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("verified", verified)
                .param("secret", token.sealedSecret().text())
                .param("name", token.friendlyName().orElse(null))
                .param("step", token.lastStep())
                .update();
    }

    public Optional<Row> find(User user, boolean verified) {
        return jdbc.sql("""
                        SELECT sealed_secret, friendly_name, last_step FROM up_software_token
                        WHERE pool_id = :pool AND sub = :sub AND verified = :verified""")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("verified", verified)
                .query((row, n) ->
                        new Row(new Sealed(row.getString(1)), Optional.ofNullable(row.getString(2)), row.getLong(3)))
                .optional();
    }

    /** Notes that the code of the step was used. Of several callers with the same code, one is told true. */
    public boolean use(User user, long step) {
        return jdbc.sql("""
                                UPDATE up_software_token SET last_step = :step
                                WHERE pool_id = :pool AND sub = :sub AND verified = TRUE AND last_step < :step""")
                        .param("step", step)
                        .param("pool", user.poolId())
                        .param("sub", user.sub())
                        .update()
                > 0;
    }

    public void delete(User user, boolean verified) {
        jdbc.sql("DELETE FROM up_software_token WHERE pool_id = :pool AND sub = :sub AND verified = :verified")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("verified", verified)
                .update();
    }

    /**
     * A token.
     *
     * @param lastStep of the last code used
     */
    public record Row(Sealed sealedSecret, Optional<String> friendlyName, long lastStep) {}
}
