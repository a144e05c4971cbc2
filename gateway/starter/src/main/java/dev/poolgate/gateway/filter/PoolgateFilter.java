package dev.poolgate.gateway.filter;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.core.Ordered;

/** A route's filter that start-up checks can recognise, however the route was declared. */
public interface PoolgateFilter extends GatewayFilter, Ordered {

    FilterKind kind();

    @Override
    default int getOrder() {
        return kind().order();
    }
}
