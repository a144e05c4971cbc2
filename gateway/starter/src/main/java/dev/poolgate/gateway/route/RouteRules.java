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

    private RouteRules() {}

    static Set<FilterKind> kinds(Route route) {
        return ours(route)
                .map(PoolgateFilter::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FilterKind.class)));
    }

    static Optional<ConfigurationProblem> problem(Route route) {
        Set<FilterKind> kinds = kinds(route);
        boolean authorized = kinds.contains(FilterKind.AUTHORIZE) || kinds.contains(FilterKind.AUTHORIZE_SIGNERS);
        if (!authorized && !kinds.contains(FilterKind.PUBLIC)) {
            return problem(route, "has no rule", "add the filter `Authorize`, or `Public` if anybody may call it");
        }
        if (authorized && kinds.contains(FilterKind.PUBLIC)) {
            return problem(
                    route,
                    "has both `Authorize` and `Public`",
                    "keep one of them; default filters count, so move `Authorize` from there to the routes");
        }
        if (!authorized && kinds.size() > 1) {
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
        return ours(route)
                .flatMap(filter -> filter.problemOn(route.getId()).stream())
                .findFirst();
    }

    private static Stream<PoolgateFilter> ours(Route route) {
        return route.getFilters().stream()
                .map(RouteRules::unwrapped)
                .filter(PoolgateFilter.class::isInstance)
                .map(PoolgateFilter.class::cast);
    }

    private static Optional<ConfigurationProblem> problem(Route route, String what, String action) {
        return Optional.of(new ConfigurationProblem("the route `" + route.getId() + "` " + what, action));
    }

    private static GatewayFilter unwrapped(GatewayFilter filter) {
        return filter instanceof OrderedGatewayFilter ordered ? unwrapped(ordered.getDelegate()) : filter;
    }
}
