package dev.poolgate.testkit;

import dev.poolgate.gateway.decisions.Outcome;
import dev.poolgate.gateway.explain.Question;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table: {@code caller}, {@code method}, {@code path} and {@code outcome} are asked for, and where such columns
 * are there and have a value, also the {@code code} and the ids of the {@code policies}; a request comes with what
 * stands under {@code header:…}, from {@code source-ip}, at {@code time}.
 */
final class AccessTable {
    private static final List<String> NEEDED = List.of("caller", "method", "path", "outcome");
    private static final List<String> OPTIONAL = List.of("code", "policies", "source-ip", "time");
    private static final String HEADER = "header:";
    private static final String NO_POLICY = "none";
    private static final Set<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::code).collect(Collectors.toUnmodifiableSet());

    private final CsvFile file;
    private final Callers callers;

    private AccessTable(CsvFile file, Callers callers) {
        this.file = file;
        this.callers = callers;
    }

    static List<AccessRow> read(Path path) {
        CsvFile file = CsvFile.read(path);
        checkColumns(file);
        AccessTable table = new AccessTable(file, Callers.beside(path));
        return file.rows().stream().map(table::row).toList();
    }

    private static void checkColumns(CsvFile file) {
        List<String> known = Stream.concat(NEEDED.stream(), OPTIONAL.stream()).toList();
        file.columns().stream()
                .filter(column -> !known.contains(column) && !column.startsWith(HEADER))
                .findFirst()
                .ifPresent(column -> {
                    throw new MalformedTable(
                            file.path(), "unknown column `" + column + "`" + Callers.hint(column, known));
                });
        NEEDED.stream()
                .filter(column -> !file.columns().contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new MalformedTable(file.path(), "the column `" + column + "` is missing");
                });
    }

    private AccessRow row(CsvFile.Row row) {
        NEEDED.stream().filter(column -> row.cell(column).isEmpty()).findFirst().ifPresent(column -> {
            throw file.problem(row.line(), "`" + column + "` has no value");
        });
        String name = row.cell("caller");
        Caller caller = callers.find(name).orElseThrow(() -> file.problem(row.line(), callers.unknown(name)));
        Question question = caller.asks(
                row.cell("method"),
                row.cell("path"),
                headers(row),
                new Question.Circumstances(value(row, "source-ip").orElse(null), time(row)));
        return new AccessRow(file.path(), row.line(), name, question, expectation(row));
    }

    private Expectation expectation(CsvFile.Row row) {
        String outcome = row.cell("outcome");
        if (!OUTCOMES.contains(outcome)) {
            throw file.problem(row.line(), "`" + outcome + "` is no outcome" + Callers.hint(outcome, OUTCOMES));
        }
        return new Expectation(
                outcome, value(row, "code"), value(row, "policies").map(AccessTable::ids));
    }

    private static Set<String> ids(String policies) {
        return policies.equals(NO_POLICY) ? Set.of() : new TreeSet<>(List.of(policies.split("\\s+")));
    }

    private static Map<String, String> headers(CsvFile.Row row) {
        Map<String, String> headers = new LinkedHashMap<>();
        row.cells().forEach((column, value) -> {
            if (column.startsWith(HEADER) && !value.isEmpty()) {
                headers.put(column.substring(HEADER.length()), value);
            }
        });
        return headers;
    }

    private @Nullable Instant time(CsvFile.Row row) {
        try {
            return value(row, "time").map(Instant::parse).orElse(null);
        } catch (DateTimeException e) {
            throw file.problem(row.line(), "`" + row.cell("time") + "` is no time; write it as `2026-11-25T08:00:00Z`");
        }
    }

    private static Optional<String> value(CsvFile.Row row, String column) {
        return Optional.of(row.cell(column)).filter(value -> !value.isEmpty());
    }
}
