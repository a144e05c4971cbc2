package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import org.jspecify.annotations.Nullable;

/** Finds the pool that a call names. */
record Pools(PoolStore store) {

    /**
     * @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException where this is no id
     * @throws software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException where there is no such
     *     pool
     */
    StoredPool require(@Nullable String poolId) {
        String id = checked(poolId);
        return store.find(id).orElseThrow(() -> Refusals.poolNotFound(id));
    }

    static String checked(@Nullable String poolId) {
        return Shapes.requireId("identityPoolId", poolId);
    }

    /** For an operation that found nothing to change. */
    static void found(boolean changed, String poolId) {
        if (!changed) {
            throw Refusals.poolNotFound(poolId);
        }
    }
}
