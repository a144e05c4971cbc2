package dev.poolgate.gateway.doctor;

import static dev.poolgate.gateway.doctor.Check.error;
import static dev.poolgate.gateway.doctor.Check.warning;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which routes there are, who may come in, and in which order they are asked. */
final class RouteChecks {
    private static final String EVERYTHING = "/**";

    private RouteChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "route_without_rule",
                        "a route has neither `Authorize` nor `Public`",
                        "who may call it is not said; the start refuses it",
                        where(
                                route -> !route.has("Authorize") && !route.isPublic(),
                                route -> Fix.set(nextFilter(route), "Authorize"))),
                error(
                        "route_rule_twice",
                        "a route has both `Authorize` and `Public`",
                        "one of them is not meant; the start refuses it",
                        where(
                                route -> route.has("Authorize") && route.isPublic(),
                                route -> Fix.drop(
                                        route.filter("Public").orElseThrow().key()))),
                error(
                        "route_public_everything",
                        "a `Public` route matches every path",
                        "whatever the backend serves is open to everybody, also what it serves next year",
                        where(
                                route -> route.isPublic() && matchesEverything(route),
                                route -> route.filter("Public").orElseThrow().replace("Authorize"))),
                error(
                        "route_public_first",
                        "a `Public` route comes before one with `Authorize` and matches all of its paths",
                        "the rule is never asked: everybody comes in by the other",
                        hidden((first, later) -> first.isPublic() && !later.isPublic())),
                warning(
                        "route_unreachable",
                        "a route comes after one that matches all of its paths",
                        "it never gets a request, so its rule and backend have no effect",
                        hidden((first, later) -> !first.isPublic() || later.isPublic())),
                warning(
                        "route_public_writes",
                        "a `Public` route takes every method",
                        "what is open to read is seldom meant to be open to `POST` and `DELETE`",
                        where(
                                route -> route.isPublic() && route.methods().isEmpty(),
                                route -> Fix.set(
                                        route.key() + ".predicates["
                                                + route.definition()
                                                        .getPredicates()
                                                        .size() + "]",
                                        "Method=GET,HEAD"))),
                error(
                        "backend_plain_http",
                        "credentials go to a backend over plain http in an open network",
                        "whoever is on the way uses the token, or changes what was signed",
                        where(
                                route -> sendsCredentials(route) && Hosts.isReadable(route.uri()),
                                route -> Fix.set(
                                        route.key() + ".uri", IssuerChecks.https(String.valueOf(route.uri()))))),
                warning(
                        "backend_gets_callers_token",
                        "the caller's own token goes to a backend in an open network",
                        "the backend can use it wherever the caller could; `RelayToken` makes one for it alone",
                        where(
                                route -> route.passesToken() && Hosts.isPublic(route.uri()),
                                route -> route.filter("Authorize").orElseThrow().without("pass-token"))),
                error(
                        "routes_discovered",
                        "every service of the registry becomes a route, and no default filter has a rule",
                        "each is refused, or open where a default filter says `Public`",
                        RouteChecks::discovered));
    }

    static Function<Examined, Stream<Place>> where(Predicate<RouteView> wrong, Function<RouteView, Fix> fix) {
        return examined -> examined.routes().stream()
                .filter(wrong)
                .map(route -> new Place(route.key(), "route `" + route.id() + "`", fix.apply(route)));
    }

    /** Routes that never get a request because of one before, of that kind. */
    private static Function<Examined, Stream<Place>> hidden(BiPredicate<RouteView, RouteView> kind) {
        return examined -> examined.routes().stream()
                .flatMap(later -> coveredBy(examined, later)
                        .filter(first -> kind.test(first, later))
                        .map(first -> new Place(
                                later.key(),
                                "route `" + later.id() + "`, after `" + first.id() + "`",
                                before(later, first)))
                        .stream());
    }

    private static Optional<RouteView> coveredBy(Examined examined, RouteView later) {
        return examined.routes().stream()
                .takeWhile(route -> !route.key().equals(later.key()))
                .filter(first -> first.covers(later))
                .findFirst();
    }

    /** Goes first by its order, unless they match the same: then one of them is too many. */
    private static Fix before(RouteView later, RouteView first) {
        return later.covers(first) && later.isPublic()
                ? Fix.set(later.key() + ".enabled", "false")
                : later.covers(first)
                        ? Fix.set(first.key() + ".enabled", "false")
                        : Fix.set(
                                later.key() + ".order",
                                String.valueOf(first.definition().getOrder() - 1));
    }

    private static Stream<Place> discovered(Examined examined) {
        String key = Examined.GATEWAY + "discovery.locator.enabled";
        boolean ruled = examined.settings()
                .all()
                .anyMatch(property -> property.getName().toString().startsWith(Examined.DEFAULTS)
                        && String.valueOf(property.getValue()).startsWith("Authorize"));
        return examined.settings().is(key) && !ruled
                ? Stream.of(new Place(key, "discovered routes", Fix.set(key, "false")))
                : Stream.empty();
    }

    private static boolean matchesEverything(RouteView route) {
        return route.isPlain()
                && (route.definition().getPredicates().isEmpty()
                        || route.paths().stream().anyMatch(path -> PathSamples.covers(path, EVERYTHING)));
    }

    static boolean sendsCredentials(RouteView route) {
        return route.has("RelayToken") || route.has("SignAwsRequest") || route.passesToken();
    }

    private static String nextFilter(RouteView route) {
        return route.key() + ".filters[" + route.definition().getFilters().size() + "]";
    }
}
