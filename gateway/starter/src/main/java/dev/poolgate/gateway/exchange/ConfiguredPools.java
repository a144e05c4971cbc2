package dev.poolgate.gateway.exchange;

import java.util.List;

/** The pools under {@code poolgate.exchange.pools}. */
public record ConfiguredPools(List<NamedIdentityPool> pools) {

    public ConfiguredPools {
        pools = List.copyOf(pools);
    }
}
