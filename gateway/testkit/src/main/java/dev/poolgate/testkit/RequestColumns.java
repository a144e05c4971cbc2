package dev.poolgate.testkit;

import dev.poolgate.gateway.explain.Question;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Columns that say what a request is: {@code method} and {@code path}; it comes with what stands under
 * {@code header:…}, from {@code source-ip}, at {@code time}.
 */
final class RequestColumns {
    static final List<String> NEEDED = List.of("method", "path");
    static final List<String> OPTIONAL = List.of("source-ip", "time");
    private static final String HEADER = "header:";
    private static final Set<String> NAMES = Set.of("method", "path", "source-ip", "time");

    private RequestColumns() {}

    static boolean contain(String column) {
        return NAMES.contains(column) || column.startsWith(HEADER);
    }

    static Question question(CsvFile file, CsvFile.Row row, Caller caller) {
        return caller.asks(
                needed(file, row, "method"),
                needed(file, row, "path"),
                headers(row),
                new Question.Circumstances(row.value("source-ip").orElse(null), time(file, row)));
    }

    /** @throws MalformedTable where it has no value */
    static String needed(CsvFile file, CsvFile.Row row, String column) {
        return row.value(column).orElseThrow(() -> file.problem(row.line(), "`" + column + "` has no value"));
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

    private static @Nullable Instant time(CsvFile file, CsvFile.Row row) {
        Optional<String> told = row.value("time");
        try {
            return told.map(Instant::parse).orElse(null);
        } catch (DateTimeException e) {
            throw file.problem(
                    row.line(), "`" + told.orElseThrow() + "` is no time; write it as `2026-11-25T08:00:00Z`");
        }
    }
}
