package dev.poolgate.gateway.route;

import dev.poolgate.gateway.filter.FilterKind;
import dev.poolgate.gateway.filter.PoolgateFilter;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;

/** Which combinations of filters make sense on one route. */
final class RouteRules {
    static final String CACHE = "org.springframework.cloud.gateway.filter.factory.cache.";

    private static final Set<FilterKind> DECISIONS = EnumSet.of(FilterKind.AUTHORIZE, FilterKind.AUTHORIZE_SIGNERS);

    private RouteRules() {}

    static Set<FilterKind> kinds(Route route) {
        return ours(route)
                .map(PoolgateFilter::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FilterKind.class)));
    }

    static Optional<ConfigurationProblem> problem(Route route) {
        Set<FilterKind> kinds = kinds(route);
        return twice(route, kinds)
                .or(() -> unruled(route, kinds))
                .or(() -> misplacedCredentials(route, kinds))
                .or(() -> ours(route)
                        .flatMap(filter -> filter.problemOn(route.getId()).stream())
                        .findFirst());
    }

    /**
     * Whether there is more than one of anything; the two kinds of {@code Authorize} are one filter to whoever writes
     * it.
     */
    private static Optional<ConfigurationProblem> twice(Route route, Set<FilterKind> kinds) {
        Optional<FilterKind> repeated = kinds.containsAll(DECISIONS)
                ? Optional.of(FilterKind.AUTHORIZE)
                : kinds.stream().filter(kind -> count(route, kind) > 1).findFirst();
        return repeated.flatMap(kind -> problem(
                route,
                "has two filters of the kind `" + kind + "`",
                "keep one of them; default filters count, and one rule can hold all requirements"));
    }

    private static Optional<ConfigurationProblem> unruled(Route route, Set<FilterKind> kinds) {
        boolean authorized = isAuthorized(kinds);
        if (authorized && isCached(route)) {
            return problem(
                    route,
                    "has both `Authorize` and `LocalResponseCache`",
                    "drop the cache: it would answer one caller with what another was told");
        }
        if (!authorized && !kinds.contains(FilterKind.PUBLIC)) {
            return problem(route, "has no rule", "add the filter `Authorize`, or `Public` if anybody may call it");
        }
        if (authorized && kinds.contains(FilterKind.PUBLIC)) {
            return problem(
                    route,
                    "has both `Authorize` and `Public`",
                    "keep one of them; default filters count, so move `Authorize` from there to the routes");
        }
        return Optional.empty();
    }

    private static Optional<ConfigurationProblem> misplacedCredentials(Route route, Set<FilterKind> kinds) {
        if (!isAuthorized(kinds) && kinds.size() > 1) {
            return problem(route, "is `Public`, so there is no caller to act for", "use `Authorize` in its place");
        }
        if (kinds.contains(FilterKind.SIGN) && !kinds.contains(FilterKind.EXCHANGE)) {
            return problem(route, "has nothing to sign with", "add `ExchangeCredentials` beside `SignAwsRequest`");
        }
        if (kinds.contains(FilterKind.SIGN) && kinds.contains(FilterKind.RELAY)) {
            return problem(route, "would send two credentials", "keep `SignAwsRequest` or `RelayToken`");
        }
        if (kinds.contains(FilterKind.EXCHANGE) && !kinds.contains(FilterKind.AUTHORIZE)) {
            return problem(
                    route,
                    "takes callers who sign only, who have credentials and no login to exchange",
                    "leave out `ExchangeCredentials`, or take tokens with `aws-iam: or-token`");
        }
        return Optional.empty();
    }

    private static boolean isAuthorized(Set<FilterKind> kinds) {
        return DECISIONS.stream().anyMatch(kinds::contains);
    }

    private static Stream<PoolgateFilter> ours(Route route) {
        return route.getFilters().stream()
                .map(RouteRules::unwrapped)
                .filter(PoolgateFilter.class::isInstance)
                .map(PoolgateFilter.class::cast);
    }

    private static long count(Route route, FilterKind kind) {
        return ours(route).filter(filter -> filter.kind() == kind).count();
    }

    /** By name: the class is there only where Caffeine and Spring's cache support are. */
    private static boolean isCached(Route route) {
        return route.getFilters().stream()
                .map(RouteRules::unwrapped)
                .anyMatch(filter -> filter.getClass().getName().startsWith(CACHE));
    }

    private static Optional<ConfigurationProblem> problem(Route route, String what, String action) {
        return Optional.of(new ConfigurationProblem("the route `" + route.getId() + "` " + what, action));
    }

    private static GatewayFilter unwrapped(GatewayFilter filter) {
        return filter instanceof OrderedGatewayFilter ordered ? unwrapped(ordered.getDelegate()) : filter;
    }
}
