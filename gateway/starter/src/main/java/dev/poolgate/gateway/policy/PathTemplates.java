package dev.poolgate.gateway.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the path template of a request: the most specific of those that the rule names, else the pattern by which the
 * route was found. Variables are taken from that template alone: those on the exchange may be of a route that matched
 * by its path and then not by something else.
 */
final class PathTemplates {
    private static final PathPattern ANY = PathPatternParser.defaultInstance.parse("/**");

    private final List<PathPattern> named;
    /** Patterns of routes, so as many as are configured. */
    private final Map<String, PathPattern> ofRoutes = new ConcurrentHashMap<>();

    /** @throws org.springframework.web.util.pattern.PatternParseException where one is no pattern */
    PathTemplates(List<String> named) {
        this.named = named.stream()
                .map(PathPatternParser.defaultInstance::parse)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    Template of(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        for (PathPattern pattern : named) {
            PathMatchInfo match = pattern.matchAndExtract(path);
            if (match != null) {
                return new Template(pattern.getPatternString(), match.getUriVariables());
            }
        }
        return ofRoute(exchange, path);
    }

    private Template ofRoute(ServerWebExchange exchange, PathContainer path) {
        PathPattern pattern = routePattern(exchange);
        PathMatchInfo match = pattern.matchAndExtract(path);
        // a filter may have changed the path since the route was found
        return new Template(pattern.getPatternString(), match == null ? Map.of() : match.getUriVariables());
    }

    private PathPattern routePattern(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        String matched = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
        String of = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ROUTE_ID_ATTR);
        return isOf(route, of) && matched != null
                ? ofRoutes.computeIfAbsent(matched, PathPatternParser.defaultInstance::parse)
                : ANY;
    }

    private static boolean isOf(Route route, @Nullable String routeId) {
        return route.getId().equals(routeId);
    }

    /** @param variables decoded */
    record Template(String pattern, Map<String, String> variables) {}
}
