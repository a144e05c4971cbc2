package dev.poolgate.userpool.storage;

import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which second factors users switched on. */
public final class SecondFactorTable {
    /** Beside the names of factors: that the user's passkeys stand for both. */
    private static final String PASSKEY = "WEB_AUTHN";

    private final JdbcClient jdbc;

    SecondFactorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public MfaPreference find(User user) {
        Map<String, Boolean> rows = new TreeMap<>();
        jdbc.sql("SELECT factor, preferred FROM up_second_factor WHERE pool_id = :pool AND sub = :sub")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .query(row -> {
                    rows.put(row.getString(1), row.getBoolean(2));
                });
        boolean passkey = rows.remove(PASSKEY) != null;
        Optional<SecondFactor> preferred = rows.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .map(SecondFactor::valueOf)
                .findFirst();
        return new MfaPreference(
                rows.keySet().stream().map(SecondFactor::valueOf).collect(Collectors.toSet()), preferred, passkey);
    }

    /** Sets all of them. Call it while the user's row is locked. */
    public void replace(User user, MfaPreference preference) {
        jdbc.sql("DELETE FROM up_second_factor WHERE pool_id = :pool AND sub = :sub")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .update();
        preference
                .enabled()
                .forEach(factor -> insert(
                        user,
                        factor.name(),
                        preference.preferred().filter(factor::equals).isPresent()));
        if (preference.passkey()) {
            insert(user, PASSKEY, false);
        }
    }

    private void insert(User user, String factor, boolean preferred) {
        jdbc.sql("""
                        INSERT INTO up_second_factor (pool_id, sub, factor, preferred)
                        VALUES (:pool, :sub, :factor, :preferred)""")
                .param("pool", user.poolId())
                .param("sub", user.sub())
                .param("factor", factor)
                .param("preferred", preferred)
                .update();
    }
}
