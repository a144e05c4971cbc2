package dev.poolgate.gateway.console;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Has endpoints that tell as much as the page ask for the same token: under a rule as routes have it, decided by the
 * filter that decides those.
 */
public final class AdministratorsOnly implements WebFilter, Ordered {
    private static final Route ROUTE = Route.async()
            .id("management")
            .uri(URI.create("no://op"))
            .predicate(any -> true)
            .build();

    private final GatewayFilter rule;
    private final List<PathPattern> closed;

    /**
     * @param rule who may
     * @param paths of the endpoints, with all that is below them
     */
    public AdministratorsOnly(GatewayFilter rule, List<String> paths) {
        this.rule = rule;
        this.closed = paths.stream()
                .flatMap(path -> Stream.of(path, path + "/**"))
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    /** After the guard, so that a path has one spelling. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (closed.stream().noneMatch(pattern -> pattern.matches(path))) {
            return chain.filter(exchange);
        }
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, ROUTE);
        return rule.filter(exchange, chain::filter);
    }
}
