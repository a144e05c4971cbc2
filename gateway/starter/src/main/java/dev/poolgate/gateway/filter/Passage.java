package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.VerifiedIdentity;
import java.util.Optional;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/**
 * That a route let a request through, and whom. It counts for the route that decided only: a request forwarded inside
 * the gateway is decided again.
 *
 * @param allowed empty where the route is public and asked nobody
 */
public record Passage(String routeId, Optional<AccessResult.Allowed> allowed) {
    private static final String ATTRIBUTE = Passage.class.getName();

    /** The passage of the current route; empty where there is none, so that nothing may be forwarded. */
    public static Optional<Passage> of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof Passage passage
                        && passage.routeId().equals(routeId(exchange))
                ? Optional.of(passage)
                : Optional.empty();
    }

    /** Whether it is the one that counts now, and not one of a route that forwarded here. */
    public boolean isOf(ServerWebExchange exchange) {
        return of(exchange).filter(this::equals).isPresent();
    }

    /** Who is calling; empty on public routes. */
    public Optional<VerifiedIdentity> identity() {
        return allowed.map(AccessResult.Allowed::identity);
    }

    /** The decision it rests on; empty on public routes. */
    public Optional<String> decisionId() {
        return allowed.map(result -> result.decision().id());
    }

    static void grant(ServerWebExchange exchange, Optional<AccessResult.Allowed> allowed) {
        exchange.getAttributes().put(ATTRIBUTE, new Passage(routeId(exchange), allowed));
    }

    static String routeId(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route.getId();
    }
}
