package dev.poolgate.gateway.explain;

import java.util.List;
import java.util.Optional;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The routes of this gateway, and which one a request takes. */
public final class Routes {
    private final RouteLocator routes;

    public Routes(RouteLocator routes) {
        this.routes = routes;
    }

    /** All of them, in the order in which they are tried. */
    public Mono<List<RouteFacts.View>> views() {
        return routes.getRoutes().map(route -> new RouteFacts(route).view()).collectList();
    }

    /** As the gateway finds it: the first whose predicate holds; one that fails does not hold. Leaves it there. */
    Mono<Optional<RouteFacts>> take(ServerWebExchange exchange) {
        return routes.getRoutes()
                .concatMap(route -> matches(route, exchange))
                .next()
                .map(route -> {
                    exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, route);
                    return new RouteFacts(route);
                })
                .singleOptional();
    }

    private static Mono<Route> matches(Route route, ServerWebExchange exchange) {
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_PREDICATE_ROUTE_ATTR, route.getId());
        return Mono.defer(() -> Mono.from(route.getPredicate().apply(exchange)))
                .filter(Boolean::booleanValue)
                .map(holds -> route)
                .onErrorComplete();
    }
}
