package dev.poolgate.gateway.route;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import org.springframework.cloud.gateway.route.RouteLocator;
import reactor.core.publisher.Flux;

/**
 * Stops the start at the first route without a rule, whether it was written in YAML or in Java. Runs before the server
 * listens.
 */
public final class RouteRuleCheck implements SmartInitializingSingleton {
    /** Routes may come from a registry in the network. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RouteDefinitionLocator definitions;
    private final RouteLocator routes;
    private final ObjectProvider<GlobalFilter> global;

    /** @param global filters that every route has */
    public RouteRuleCheck(
            RouteDefinitionLocator definitions, RouteLocator routes, ObjectProvider<GlobalFilter> global) {
        this.definitions = definitions;
        this.routes = routes;
        this.global = global;
    }

    @Override
    public void afterSingletonsInstantiated() {
        checkGlobal();
        Set<String> written = names(definitions.getRouteDefinitions().mapNotNull(RouteDefinition::getId));
        Set<String> built =
                names(routes.getRoutes().doOnNext(RouteRuleCheck::check).map(Route::getId));
        written.removeAll(built);
        if (!written.isEmpty()) {
            throw new ConfigurationProblem(
                    "the routes " + written + " are configured but cannot be built", "mend what the log warns of");
        }
    }

    /** Any route may turn up later, so that it is no matter which there are now. */
    private void checkGlobal() {
        if (global.stream().anyMatch(filter -> filter.getClass().getName().startsWith(RouteRules.CACHE))) {
            throw new ConfigurationProblem(
                    "every response is cached for all callers",
                    "set `spring.cloud.gateway.server.webflux.global-filter.local-response-cache.enabled` to `false`");
        }
    }

    private static void check(Route route) {
        RouteRules.problem(route).ifPresent(problem -> {
            throw problem;
        });
    }

    private static Set<String> names(Flux<String> ids) {
        return Objects.requireNonNull(ids.collect(Collectors.<String, Set<String>>toCollection(TreeSet::new))
                .block(LONGEST));
    }
}
