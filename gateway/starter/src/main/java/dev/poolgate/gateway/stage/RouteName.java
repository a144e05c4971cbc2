package dev.poolgate.gateway.stage;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/** The route of an exchange, as metrics, traces and records name it. */
public final class RouteName {
    private RouteName() {}

    /** The route's id; {@code none} where no route was found yet. */
    public static String of(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? "none" : route.getId();
    }
}
