package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.PoolArns;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The tags of the pool that an ARN names. They are part of its settings, as the operations of pools show them. */
record PoolTags(PoolStore pools) {

    /**
     * @param accountId of the call
     * @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException where it is the ARN of no
     *     pool of the account
     * @throws software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException where the pool is not
     *     there
     */
    Map<String, String> of(String arn, String accountId) {
        StoredPool pool = new Pools(pools).require(poolId(arn, accountId));
        return pool.settings().identityPoolTags();
    }

    /** Changes them, without losing what another call changes at the same time. */
    void change(String arn, String accountId, Consumer<Map<String, String>> change) {
        String poolId = poolId(arn, accountId);
        Pools.found(
                pools.changeSettings(poolId, settings -> {
                            Map<String, String> tags = new HashMap<>(settings.identityPoolTags());
                            change.accept(tags);
                            PoolSettings.checkTags(tags);
                            return settings.toBuilder().identityPoolTags(tags).build();
                        })
                        .isPresent(),
                poolId);
    }

    private static String poolId(String arn, String accountId) {
        return new PoolArns(accountId)
                .poolId(arn)
                .orElseThrow(
                        () -> Refusals.invalid("'" + arn + "' is not the ARN of an identity pool of this account."));
    }
}
