package dev.poolgate.testkit;

import dev.poolgate.gateway.explain.Explanation;
import dev.poolgate.gateway.explain.Question;
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
 * What becomes of each request for each caller, as a file: {@code route}, {@code method}, {@code path}, and a column
 * for every caller. People write methods and paths; the rest is found out. A change of rules or policies is then a
 * change of cells, which a review sees.
 */
final class AccessMatrix {
    private static final List<String> REQUEST = List.of("route", "method", "path");

    private final CsvFile file;
    private final Callers callers;
    private final Access access;

    AccessMatrix(Path path, Access access) {
        this.file = CsvFile.read(path);
        this.callers = Callers.beside(path);
        this.access = access;
        if (file.columns().size() < REQUEST.size()
                || !file.columns().subList(0, REQUEST.size()).equals(REQUEST)) {
            throw new MalformedTable(path, "the first columns must be `route`, `method` and `path`");
        }
    }

    /** @param update whether to write the file instead of comparing */
    void check(boolean update) {
        List<Found> found = file.rows().stream().map(this::ask).toList();
        Map<Integer, String> lines = new LinkedHashMap<>();
        found.forEach(each -> lines.put(each.row().line(), each.line()));
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
        callers.names()
                .forEach(
                        name -> answers.put(name, answer(row, callers.find(name).orElseThrow())));
        return new Found(row, answers);
    }

    private Explanation answer(CsvFile.Row row, Caller caller) {
        try {
            return access.explain(
                    caller.asks(row.cell("method"), row.cell("path"), Map.of(), Question.Circumstances.ANY));
        } catch (IllegalArgumentException e) {
            throw file.problem(row.line(), String.valueOf(e.getMessage()));
        }
    }

    private List<String> differences(List<Found> found) {
        List<String> then =
                file.columns().subList(REQUEST.size(), file.columns().size());
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
        List<String> columns = new ArrayList<>(REQUEST);
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

        String line() {
            List<String> values = new ArrayList<>(List.of(route(), row.cell("method"), row.cell("path")));
            answers.values().forEach(answer -> values.add(answer.outcome()));
            return CsvFile.line(values);
        }

        void differences(Path file, List<String> differences) {
            String request = file + ":" + row.line() + ": " + row.cell("method") + " " + row.cell("path");
            if (!row.cell("route").equals(route())) {
                differences.add(request + " took route `" + row.cell("route") + "`, takes `" + route() + "`");
            }
            answers.forEach((caller, answer) -> {
                String then = row.cell(caller);
                if (row.cells().containsKey(caller) && !then.equals(answer.outcome())) {
                    differences.add(request + " by " + caller + ": was " + (then.isEmpty() ? "unknown" : then) + ", is "
                            + answer.outcome() + ": " + Account.brief(answer));
                }
            });
        }
    }
}
