package dev.poolgate.gateway.exchange;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.List;

/** Finds the pool that a route names. */
public final class IdentityPools {
    private final List<NamedIdentityPool> pools;

    public IdentityPools(List<NamedIdentityPool> pools) {
        this.pools = List.copyOf(pools);
    }

    /** @throws ConfigurationProblem where there is none of that name or id */
    public NamedIdentityPool find(String nameOrId) {
        return pools.stream()
                .filter(pool -> pool.isCalled(nameOrId))
                .findFirst()
                .orElseThrow(() -> new ConfigurationProblem(
                        "a route exchanges at the identity pool `" + nameOrId + "`, which is not known",
                        "add it under `poolgate.exchange.pools`; known are "
                                + pools.stream().map(NamedIdentityPool::name).toList()));
    }
}
