package dev.poolgate.gateway.route;

import java.util.List;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import reactor.core.publisher.Flux;

/**
 * Hands on route definitions once their filters' arguments are known to mean something, at start and at each refresh.
 */
final class CheckedRouteDefinitions implements RouteDefinitionLocator {
    private final RouteDefinitionLocator definitions;
    private final GatewayProperties gateway;
    private final FilterArguments arguments;

    CheckedRouteDefinitions(RouteDefinitionLocator definitions, GatewayProperties gateway, FilterArguments arguments) {
        this.definitions = definitions;
        this.gateway = gateway;
        this.arguments = arguments;
    }

    @Override
    public Flux<RouteDefinition> getRouteDefinitions() {
        return Flux.defer(() -> {
            settle("default-filters", gateway.getDefaultFilters());
            return definitions
                    .getRouteDefinitions()
                    .doOnNext(route -> settle(String.valueOf(route.getId()), route.getFilters()));
        });
    }

    private void settle(String routeId, List<FilterDefinition> filters) {
        filters.forEach(filter -> arguments.settle(routeId, filter));
    }
}
