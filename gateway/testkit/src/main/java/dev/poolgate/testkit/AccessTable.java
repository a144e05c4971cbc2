package dev.poolgate.testkit;

import dev.poolgate.gateway.decisions.Outcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a table: a {@code caller}, the {@linkplain RequestColumns request} and the {@code outcome} are asked for, and
 * where such columns are there and have a value, also the {@code code} and the ids of the {@code policies}.
 */
final class AccessTable {
    private static final List<String> NEEDED = Stream.of(
                    Stream.of("caller"), RequestColumns.NEEDED.stream(), Stream.of("outcome"))
            .flatMap(each -> each)
            .toList();
    private static final List<String> OPTIONAL = Stream.concat(
                    Stream.of("code", "policies"), RequestColumns.OPTIONAL.stream())
            .toList();
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
                .filter(column -> !known.contains(column) && !RequestColumns.contain(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new MalformedTable(
                            file.path(), "unknown column `" + column + "`" + MalformedTable.hint(column, known));
                });
        NEEDED.stream()
                .filter(column -> !file.columns().contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new MalformedTable(file.path(), "the column `" + column + "` is missing");
                });
    }

    private AccessRow row(CsvFile.Row row) {
        String name = RequestColumns.needed(file, row, "caller");
        Caller caller = callers.find(name).orElseThrow(() -> file.problem(row.line(), callers.unknown(name)));
        return new AccessRow(
                file.path(), row.line(), name, RequestColumns.question(file, row, caller), expectation(row));
    }

    private Expectation expectation(CsvFile.Row row) {
        String outcome = RequestColumns.needed(file, row, "outcome");
        if (!OUTCOMES.contains(outcome)) {
            throw file.problem(row.line(), "`" + outcome + "` is no outcome" + MalformedTable.hint(outcome, OUTCOMES));
        }
        return new Expectation(outcome, row.value("code"), row.value("policies").map(AccessTable::ids));
    }

    private static Set<String> ids(String policies) {
        return policies.equals(NO_POLICY) ? Set.of() : new TreeSet<>(List.of(policies.split("\\s+")));
    }
}
