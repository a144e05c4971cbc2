package dev.poolgate.gateway.explain;

import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.gateway.decisions.RuleText;
import dev.poolgate.gateway.filter.FilterKind;
import dev.poolgate.gateway.filter.PoolgateFilter;
import dev.poolgate.gateway.filter.RouteDecision;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;

/** A route, read for people. */
public final class RouteFacts {
    private static final String ASKS_NOBODY = "asks nobody";

    private final Route route;

    RouteFacts(Route route) {
        this.route = route;
    }

    /** As JSON shows it. */
    public record View(String id, String rule, boolean open, String predicates, String backend, List<String> filters) {}

    public View view() {
        return new View(
                route.getId(),
                ruleText(),
                decision().isEmpty(),
                predicates(route.getPredicate().toString()),
                backend(route.getUri()),
                filters().stream()
                        .filter(filter -> !decides(filter))
                        .map(filter -> withoutBrackets(filter.toString()))
                        .toList());
    }

    Optional<RouteDecision> decision() {
        return filters().stream()
                .filter(RouteDecision.class::isInstance)
                .map(RouteDecision.class::cast)
                .findFirst();
    }

    Optional<AccessRule> rule() {
        return decision().map(filter -> filter.rule(route.getId()));
    }

    private String ruleText() {
        return rule().map(RuleText::of).orElse(ASKS_NOBODY);
    }

    private List<PoolgateFilter> filters() {
        return route.getFilters().stream()
                .map(RouteFacts::unwrapped)
                .filter(PoolgateFilter.class::isInstance)
                .map(PoolgateFilter.class::cast)
                .toList();
    }

    private static boolean decides(PoolgateFilter filter) {
        return filter instanceof RouteDecision || filter.kind() == FilterKind.PUBLIC;
    }

    private static GatewayFilter unwrapped(GatewayFilter filter) {
        return filter instanceof OrderedGatewayFilter ordered ? unwrapped(ordered.getDelegate()) : filter;
    }

    /** The gateway begins with a predicate of its own, which says nothing. */
    private static String predicates(String text) {
        String told = text.replaceAll("[\\w.]+\\$\\$Lambda\\S* && ", "");
        boolean enclosed = told.length() < text.length() && told.startsWith("(") && told.endsWith(")");
        return enclosed ? told.substring(1, told.length() - 1) : told;
    }

    private static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /** Without what a password could be in. */
    private static String backend(URI uri) {
        return uri.getScheme() + "://" + (uri.getHost() == null ? "" : uri.getHost())
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
