package dev.poolgate.testkit;

import dev.poolgate.gateway.explain.Explanation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.opentest4j.AssertionFailedError;

/**
 * What becomes of each request for each caller, as a file: {@code route}, the {@linkplain RequestColumns request}, and
 * a column for every caller. People write the requests; the rest is found out. A change of rules or policies is then a
 * change of cells, which a review sees.
 */
final class AccessMatrix {
    private static final String ROUTE = "route";

    private final CsvFile file;
    private final Callers callers;
    private final Access access;
    /** The columns before those of callers. */
    private final List<String> request;

    AccessMatrix(Path path, Access access) {
        this.file = CsvFile.read(path);
        this.callers = Callers.beside(path);
        this.access = access;
        this.request = file.columns().stream().filter(AccessMatrix::isOfRequest).toList();
        if (!file.columns().subList(0, request.size()).equals(request)
                || !request.contains(ROUTE)
                || !request.containsAll(RequestColumns.NEEDED)) {
            throw new MalformedTable(
                    path, "the first columns must be `route`, `method`, `path` and what else a request has");
        }
    }

    private static boolean isOfRequest(String column) {
        return column.equals(ROUTE) || RequestColumns.contain(column);
    }

    /** @param update whether to write the file instead of comparing */
    void check(boolean update) {
        List<Found> found = file.rows().stream().map(this::ask).toList();
        Map<Integer, String> lines = new LinkedHashMap<>();
        found.forEach(each -> lines.put(each.row().line(), each.line(request)));
        String now = text(lines);
        List<String> differences = differences(found);
        if (update) {
            write(now);
        } else if (!differences.isEmpty()) {
            throw new AssertionFailedError(
                    String.join("\n", differences) + "\nto accept: -Daccess.matrix=update",
                    String.join("\n", file.lines()) + "\n",
                    now);
        }
        requireEveryRoute(found);
    }

    private Found ask(CsvFile.Row row) {
        Map<String, Explanation> answers = new LinkedHashMap<>();
        callers.byName().forEach((name, caller) -> answers.put(name, answer(row, caller)));
        return new Found(row, answers);
    }

    private Explanation answer(CsvFile.Row row, Caller caller) {
        return access.explain(RequestColumns.question(file, row, caller), file.path(), row.line());
    }

    private List<String> differences(List<Found> found) {
        List<String> then =
                file.columns().subList(request.size(), file.columns().size());
        List<String> differences = new ArrayList<>();
        if (!then.equals(callers.names())) {
            differences.add(file.path() + ": callers were " + then + ", are " + callers.names());
        }
        found.forEach(each -> each.differences(file.path(), differences));
        return differences;
    }

    private void requireEveryRoute(List<Found> found) {
        Set<String> missing = new LinkedHashSet<>(access.routes());
        found.forEach(each -> missing.remove(each.route()));
        if (!missing.isEmpty()) {
            throw new AssertionFailedError(file.path() + ": no row reaches the routes " + missing);
        }
    }

    private String text(Map<Integer, String> rows) {
        StringBuilder text = new StringBuilder();
        boolean headed = false;
        for (int i = 0; i < file.lines().size(); i++) {
            String line = file.lines().get(i);
            if (!CsvFile.isComment(line)) {
                line = headed ? Objects.requireNonNull(rows.get(i + 1)) : header();
                headed = true;
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private String header() {
        List<String> columns = new ArrayList<>(request);
        columns.addAll(callers.names());
        return CsvFile.line(columns);
    }

    private void write(String text) {
        try {
            Files.writeString(file.path(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of a row, by caller. */
    private record Found(CsvFile.Row row, Map<String, Explanation> answers) {

        /** By a predicate some callers may take another; then there is none to name. */
        String route() {
            List<String> taken = answers.values().stream()
                    .map(answer -> answer.route() == null ? "" : answer.route())
                    .distinct()
                    .toList();
            return taken.size() == 1 ? taken.get(0) : "";
        }

        String line(List<String> columns) {
            List<String> values = new ArrayList<>();
            columns.forEach(column -> values.add(
                    column.equals(ROUTE) ? route() : row.value(column).orElse("")));
            answers.values().forEach(answer -> values.add(answer.outcome()));
            return CsvFile.line(values);
        }

        void differences(Path file, List<String> differences) {
            String request = file + ":" + row.line() + ": " + row.cells().get("method") + " "
                    + row.cells().get("path");
            String taken = row.value(ROUTE).orElse("");
            if (!taken.equals(route())) {
                differences.add(request + " took route `" + taken + "`, takes `" + route() + "`");
            }
            answers.forEach((caller, answer) -> {
                String then = row.value(caller).orElse("unknown");
                if (row.cells().containsKey(caller) && !then.equals(answer.outcome())) {
                    differences.add(request + " by " + caller + ": was " + then + ", is " + answer.outcome() + ": "
                            + Account.brief(answer));
                }
            });
        }
    }
}
