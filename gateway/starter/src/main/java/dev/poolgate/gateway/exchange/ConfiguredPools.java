package dev.poolgate.gateway.exchange;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Pools under {@code poolgate.exchange}, with what has to be closed in the end. */
public record ConfiguredPools(List<Opened> opened) implements AutoCloseable {

    public ConfiguredPools {
        opened = List.copyOf(opened);
    }

    /** Opens one pool for each entry. */
    public static <P> ConfiguredPools of(Map<String, P> properties, BiFunction<String, P, Opened> open) {
        return new ConfiguredPools(properties.entrySet().stream()
                .map(pool -> open.apply(pool.getKey(), pool.getValue()))
                .toList());
    }

    public List<NamedIdentityPool> pools() {
        return opened.stream().map(Opened::pool).toList();
    }

    @Override
    public void close() {
        opened.forEach(each -> each.end().run());
    }

    /** @param end closes what the pool calls with */
    public record Opened(NamedIdentityPool pool, Runnable end) {}
}
