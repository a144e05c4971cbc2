package dev.poolgate.gateway.doctor;

import dev.poolgate.gateway.filter.AuthorizeArguments;
import dev.poolgate.gateway.openapi.ApiDocuments;
import dev.poolgate.gateway.openapi.ApiOperation;
import dev.poolgate.gateway.openapi.OpenApiProperties;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which routes are open and which protected, which of them a document describes, and by which route each operation of a
 * document is reached. Found with a sample path for each operation, so predicates other than path and method are taken
 * to match.
 *
 * @param routes in the order in which the gateway asks them
 * @param operations of all documents
 * @param obstacles documents that cannot be followed
 */
record Coverage(List<RouteLine> routes, List<OperationLine> operations, List<String> obstacles) {

    /**
     * A route.
     *
     * @param access {@code open}, {@code guests} or {@code protected}
     * @param document the one it follows; empty where it is undocumented
     */
    record RouteLine(String route, List<String> paths, String access, Optional<String> document) {}

    /**
     * An operation of a document.
     *
     * @param access {@code open}, {@code protected} or {@code unreached}
     * @param route by which it is reached
     */
    record OperationLine(String document, String operation, String access, Optional<String> route) {}

    static Coverage of(Examined examined) {
        List<String> obstacles = new ArrayList<>();
        List<OperationLine> operations = new TreeMap<>(examined.poolgate().openapi())
                .entrySet().stream()
                        .flatMap(document -> operations(examined, document.getKey(), document.getValue(), obstacles))
                        .toList();
        List<RouteLine> routes = examined.routes().stream()
                .map(route -> new RouteLine(route.id(), route.paths(), access(route), document(route)))
                .toList();
        return new Coverage(routes, operations, List.copyOf(obstacles));
    }

    private static Stream<OperationLine> operations(
            Examined examined, String name, OpenApiProperties properties, List<String> obstacles) {
        try {
            return ApiDocuments.read(
                            Map.of(name, properties), examined.issuers().keySet())
                    .named(name)
                    .operations()
                    .stream()
                    .map(operation -> line(examined, name, operation));
        } catch (ConfigurationProblem problem) {
            obstacles.add(problem.getMessage() + "; " + problem.action());
            return Stream.empty();
        }
    }

    private static OperationLine line(Examined examined, String document, ApiOperation operation) {
        Optional<RouteView> reached = examined.routes().stream()
                .filter(route -> matches(route, operation))
                .findFirst();
        String access = reached.map(route -> isOpen(route, operation) ? "open" : "protected")
                .orElse("unreached");
        return new OperationLine(document, operation.toString(), access, reached.map(RouteView::id));
    }

    private static boolean matches(RouteView route, ApiOperation operation) {
        return (route.methods().isEmpty() || route.methods().contains(operation.method()))
                && (route.paths().isEmpty()
                        || route.paths().stream()
                                .anyMatch(path -> PathSamples.matches(
                                        path, operation.path().sample())));
    }

    private static boolean isOpen(RouteView route, ApiOperation operation) {
        return route.isPublic()
                || (route.isOpen()
                        && (document(route).isEmpty() || operation.rule().open()));
    }

    private static String access(RouteView route) {
        return route.isPublic() ? "open" : route.isOpen() ? "guests" : "protected";
    }

    private static Optional<String> document(RouteView route) {
        return route.authorize().map(AuthorizeArguments::openapi);
    }
}
