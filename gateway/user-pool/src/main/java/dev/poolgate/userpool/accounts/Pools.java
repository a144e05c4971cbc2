package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.PoolTable;
import java.util.Optional;

/** The pools by id, or AWS's refusal. */
public final class Pools {
    private final PoolTable table;

    public Pools(PoolTable table) {
        this.table = table;
    }

    /**
     * The pool.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where none is
     */
    public Pool require(String id) {
        return found(table.find(id), id);
    }

    /**
     * The pool that was looked for.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where none is
     */
    public static Pool found(Optional<Pool> pool, String id) {
        return pool.orElseThrow(() -> Refusals.resourceNotFound("User pool " + id + " does not exist."));
    }
}
