package dev.poolgate.userpool.storage;

import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.PoolMfa;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;

/** What pools say of their second factors. A pool without a row is as it was made. */
public final class PoolMfaTable {
    private final SdkJson json = new SdkJson();
    private final JdbcClient jdbc;

    PoolMfaTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets all of it, over what was there. Call it in a transaction. */
    public void put(String poolId, SetUserPoolMfaConfigResponse factors) {
        jdbc.sql("DELETE FROM up_pool_mfa WHERE pool_id = :pool")
                .param("pool", poolId)
                .update();
        jdbc.sql("INSERT INTO up_pool_mfa (pool_id, document) VALUES (:pool, :document)")
                .param("pool", poolId)
                .param("document", json.write(factors))
                .update();
    }

    public PoolMfa of(Pool pool) {
        return jdbc.sql("SELECT document FROM up_pool_mfa WHERE pool_id = :pool")
                .param("pool", pool.id())
                .query((row, n) -> json.read(row.getString(1), SetUserPoolMfaConfigResponse.builder()))
                .optional()
                .map(factors -> new PoolMfa(pool, factors))
                .orElseGet(() -> PoolMfa.asMade(pool));
    }
}
