package dev.poolgate.gateway.filter;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.core.Ordered;

/** A route's filter that start-up checks can recognise, however the route was declared. */
public interface PoolgateFilter extends GatewayFilter, Ordered {

    FilterKind kind();

    /** What keeps this filter from working on the route of that id, looked at before any is served. */
    default Optional<ConfigurationProblem> problemOn(String routeId) {
        return Optional.empty();
    }

    @Override
    default int getOrder() {
        return kind().order();
    }
}
