package dev.poolgate.gateway.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the doctor says.
 *
 * @param findings the worst first
 * @param obstacles what kept it from looking, or would keep the gateway from starting
 */
record Report(List<Finding> findings, List<String> obstacles, Coverage coverage) {

    /** Whether all is as it has to be. */
    boolean isSound(boolean strict) {
        Severity worst = strict ? Severity.WARNING : Severity.ERROR;
        return obstacles.isEmpty()
                && findings.stream()
                        .noneMatch(finding -> finding.check().severity().compareTo(worst) <= 0);
    }

    String text() {
        return String.join(
                        System.lineSeparator(),
                        Stream.of(
                                        obstacles.stream().map(obstacle -> "error  " + obstacle),
                                        findings.stream().flatMap(Report::lines),
                                        coverage.routes().stream().map(Report::line),
                                        coverage.operations().stream().map(Report::line),
                                        Stream.of(summary()))
                                .flatMap(lines -> lines)
                                .toList())
                + System.lineSeparator();
    }

    String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("obstacles", obstacles);
        json.put("findings", findings.stream().map(Report::json).toList());
        json.put("routes", coverage.routes().stream().map(Report::json).toList());
        json.put("operations", coverage.operations().stream().map(Report::json).toList());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + System.lineSeparator();
    }

    private static Stream<String> lines(Finding finding) {
        Check check = finding.check();
        String place = finding.place().key()
                + finding.origin().map(origin -> " (" + origin + ")").orElse("");
        return Stream.concat(
                Stream.of(
                        check.severity() + "  " + check.code() + ": "
                                + finding.place().subject(),
                        "    " + place,
                        "    " + check.what() + ": " + check.why(),
                        "    fix:"),
                Stream.concat(finding.place().fix().lines().stream().map(line -> "      " + line), Stream.of("")));
    }

    private static String line(Coverage.RouteLine route) {
        return "route  %-9s  %s %s%s"
                .formatted(
                        route.access(),
                        route.route(),
                        route.paths(),
                        route.document().map(name -> ", follows `" + name + "`").orElse(", undocumented"));
    }

    private static String line(Coverage.OperationLine operation) {
        return "operation  %-9s  %s of `%s`%s"
                .formatted(
                        operation.access(),
                        operation.operation(),
                        operation.document(),
                        operation.route().map(id -> ", route `" + id + "`").orElse(", no route"));
    }

    private String summary() {
        return "%d errors, %d warnings, %d notes"
                .formatted(obstacles.size() + count(Severity.ERROR), count(Severity.WARNING), count(Severity.NOTE));
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.check().severity() == severity)
                .count();
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.check().code());
        json.put("severity", finding.check().severity().toString());
        json.put("subject", finding.place().subject());
        json.put("key", finding.place().key());
        finding.origin().ifPresent(origin -> json.put("origin", origin));
        json.put("what", finding.check().what());
        json.put("why", finding.check().why());
        json.put("fix", finding.place().fix().lines());
        return json;
    }

    private static Map<String, Object> json(Coverage.RouteLine route) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("route", route.route());
        json.put("paths", route.paths());
        json.put("access", route.access());
        route.document().ifPresent(name -> json.put("document", name));
        return json;
    }

    private static Map<String, Object> json(Coverage.OperationLine operation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("document", operation.document());
        json.put("operation", operation.operation());
        json.put("access", operation.access());
        operation.route().ifPresent(id -> json.put("route", id));
        return json;
    }
}
