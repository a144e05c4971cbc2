package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;

/** Finds the pool that a call names. */
record Pools(PoolStore store) {

    /**
     * @throws software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException where there is no such
     *     pool
     */
    StoredPool require(String poolId) {
        return store.find(poolId).orElseThrow(() -> Refusals.poolNotFound(poolId));
    }

    /** For an operation that found nothing to change. */
    static void found(boolean changed, String poolId) {
        if (!changed) {
            throw Refusals.poolNotFound(poolId);
        }
    }
}
