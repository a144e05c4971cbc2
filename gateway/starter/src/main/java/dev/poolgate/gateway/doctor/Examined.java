package dev.poolgate.gateway.doctor;

import dev.poolgate.gateway.config.IssuerProperties;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.filter.AuthorizeArguments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;

/**
 * What checks look at. Where the keys under {@code poolgate}, or the routes, cannot be read, it has none of them and
 * says so.
 *
 * @param settings all of them
 * @param poolgate those of the starter
 * @param routes in the order in which the gateway asks them
 * @param obstacles what could not be read
 */
public record Examined(Settings settings, PoolgateProperties poolgate, List<RouteView> routes, List<String> obstacles) {
    static final String GATEWAY = "spring.cloud.gateway.server.webflux.";
    static final String ROUTES = GATEWAY + "routes";
    static final String DEFAULTS = GATEWAY + "default-filters";

    /** Reads what can be read. */
    public static Examined of(Settings settings) {
        return new Reading(settings).examined();
    }

    /** The issuers by name, in a fixed order. */
    Map<String, IssuerProperties> issuers() {
        return new TreeMap<>(poolgate.issuers());
    }

    /** The issuers whose tokens count on a route. */
    List<IssuerProperties> issuersOf(AuthorizeArguments rule) {
        Set<String> named = rule.issuers();
        return issuers().entrySet().stream()
                .filter(issuer -> named.isEmpty() || named.contains(issuer.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Routes with that filter. */
    Stream<RouteView> routesWith(String filter) {
        return routes.stream().filter(route -> route.has(filter));
    }

    /** Collects what cannot be read on the way. */
    private static final class Reading {
        private final Settings settings;
        private final List<String> obstacles = new ArrayList<>();

        Reading(Settings settings) {
            this.settings = settings;
        }

        Examined examined() {
            PoolgateProperties poolgate = attempt(
                            () -> settings.binder().bindOrCreate("poolgate", PoolgateProperties.class))
                    .orElseGet(() -> new Binder(List.of()).bindOrCreate("poolgate", PoolgateProperties.class));
            return new Examined(settings, poolgate, routes(), List.copyOf(obstacles));
        }

        private List<RouteView> routes() {
            List<FilterView> defaults = filters(DEFAULTS, bound(DEFAULTS, FilterDefinition.class));
            List<RouteDefinition> routes = bound(ROUTES, RouteDefinition.class);
            return IntStream.range(0, routes.size())
                    .mapToObj(i -> route(ROUTES + "[" + i + "]", routes.get(i), defaults))
                    .filter(route -> route.definition().isEnabled())
                    .sorted(Comparator.comparingInt(route -> route.definition().getOrder()))
                    .toList();
        }

        private RouteView route(String key, RouteDefinition route, List<FilterView> defaults) {
            List<FilterView> filters = new ArrayList<>(defaults);
            filters.addAll(filters(key + ".filters", route.getFilters()));
            Optional<AuthorizeArguments> authorize = filters.stream()
                    .filter(filter -> filter.name().equals("Authorize"))
                    .findFirst()
                    .flatMap(filter -> attempt(() -> filter.arguments(AuthorizeArguments.class)));
            return new RouteView(key, route, List.copyOf(filters), authorize);
        }

        private List<FilterView> filters(String key, List<FilterDefinition> definitions) {
            return IntStream.range(0, definitions.size())
                    .mapToObj(i -> key + "[" + i + "]")
                    .map(each -> new FilterView(each, settings.text(each).isPresent(), definitions.get(index(each))))
                    .toList();
        }

        private static int index(String key) {
            return Integer.parseInt(key.substring(key.lastIndexOf('[') + 1, key.length() - 1));
        }

        private <T> List<T> bound(String key, Class<T> type) {
            return attempt(() ->
                            settings.binder().bind(key, Bindable.listOf(type)).orElseGet(List::of))
                    .orElse(List.of());
        }

        private <T> Optional<T> attempt(Supplier<T> reading) {
            try {
                return Optional.of(reading.get());
            } catch (BindException wrong) {
                // the value is not told: it may be a secret in the wrong place
                ConfigurationProperty property = wrong.getProperty();
                String key = String.valueOf(property == null ? wrong.getName() : property.getName());
                String origin =
                        settings.origin(key).map(place -> " (" + place + ")").orElse("");
                obstacles.add("`" + key + "`" + origin + " cannot be read as what it has to be");
                return Optional.empty();
            }
        }
    }
}
