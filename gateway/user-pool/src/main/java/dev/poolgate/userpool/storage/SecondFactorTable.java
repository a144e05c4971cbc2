package dev.poolgate.userpool.storage;

import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which second factors users switched on. */
public final class SecondFactorTable {
    private final JdbcClient jdbc;

    SecondFactorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public MfaPreference find(User user) {
        Map<SecondFactor, Boolean> rows = new TreeMap<>();
        jdbc.sql("SELECT factor, preferred FROM up_second_factor WHERE pool_id = :pool AND sub = :sub")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .query(row -> {
                    rows.put(SecondFactor.valueOf(row.getString(1)), row.getBoolean(2));
                });
        Optional<SecondFactor> preferred = rows.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst();
        return new MfaPreference(rows.keySet(), preferred);
    }

    /** Sets all of them. Call it while the user's row is locked. */
    public void replace(User user, MfaPreference preference) {
        jdbc.sql("DELETE FROM up_second_factor WHERE pool_id = :pool AND sub = :sub")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .update();
        preference.enabled().forEach(factor -> jdbc.sql("""
                        INSERT INTO up_second_factor (pool_id, sub, factor, preferred)
                        VALUES (:pool, :sub, :factor, :preferred)""")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("factor", factor.name())
                .param(
                        "preferred",
                        preference.preferred().filter(factor::equals).isPresent())
                .update());
    }
}
