package dev.poolgate.gateway.exchange;

import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the pool that a route names. */
public final class IdentityPools {
    /** What the pool that serves any id is called in meters. */
    private static final String IN_PROCESS = "in-process";

    private final List<NamedIdentityPool> named;
    private final @Nullable IdentityPool anyId;

    /**
     * @param anyId serves every id that no named pool has, such as all pools of this process; null where there is none
     * @throws ConfigurationProblem where two pools have one name or id: a route could mean either
     */
    public IdentityPools(List<NamedIdentityPool> named, @Nullable IdentityPool anyId) {
        this.named = List.copyOf(named);
        this.anyId = anyId;
        for (NamedIdentityPool pool : named) {
            if (named.stream().filter(other -> other.isCalled(pool.name())).count() > 1) {
                throw new ConfigurationProblem(
                        "two identity pools are called `" + pool.name() + "`", "rename one of them");
            }
        }
    }

    /** The same pools, each taken care of. */
    public IdentityPools with(PoolCare care) {
        return new IdentityPools(
                named.stream().map(care::of).toList(), anyId == null ? null : care.of(IN_PROCESS, anyId));
    }

    /** @throws ConfigurationProblem where there is none of that name or id */
    public NamedIdentityPool find(String nameOrId) {
        return named.stream()
                .filter(pool -> pool.isCalled(nameOrId))
                .findFirst()
                .orElseGet(() -> unnamed(nameOrId));
    }

    private NamedIdentityPool unnamed(String id) {
        if (anyId == null) {
            throw new ConfigurationProblem(
                    "a route exchanges at the identity pool `" + id + "`, which is not known",
                    "add it under `poolgate.exchange.pools` or `poolgate.exchange.sts`; known are "
                            + named.stream().map(NamedIdentityPool::name).toList());
        }
        return new NamedIdentityPool(id, id, anyId);
    }
}
