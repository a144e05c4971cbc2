package dev.poolgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Comma-separated values (RFC 4180) in lines: the first names the columns, and none goes over its end, so that a row
 * can be found by its number. Values at its end may be left out. Blanks around values are for the eye. Empty lines and
 * those that begin with {@code #} are comments.
 *
 * @param lines all of them, as they are
 */
record CsvFile(Path path, List<String> columns, List<Row> rows, List<String> lines) {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();

    /**
     * @param line counted from 1
     * @param cells by the names of their columns, in the order of those
     */
    record Row(int line, Map<String, String> cells) {
        /** Empty where there is no such column, or nothing in it. */
        Optional<String> value(String column) {
            return Optional.ofNullable(cells.get(column)).filter(value -> !value.isEmpty());
        }
    }

    static CsvFile read(Path path) {
        List<String> lines = lines(path);
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (isComment(lines.get(i))) {
                continue;
            }
            List<String> values = values(path, i + 1, lines.get(i));
            if (columns.isEmpty()) {
                columns = columns(path, i + 1, values);
            } else {
                rows.add(row(path, i + 1, columns, values));
            }
        }
        if (rows.isEmpty()) {
            throw new MalformedTable(path, "there are no rows");
        }
        return new CsvFile(path, columns, List.copyOf(rows), lines);
    }

    static boolean isComment(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    /** As {@link #read} reads it. */
    static String line(List<String> values) {
        return String.join(", ", values.stream().map(CsvFile::quoted).toList());
    }

    MalformedTable problem(int line, String text) {
        return new MalformedTable(path, line, text);
    }

    private static String quoted(String value) {
        return value.contains(",") || value.contains("\"") || value.startsWith("#")
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new MalformedTable(path.toAbsolutePath(), "cannot be read as UTF-8 text: " + e);
        }
    }

    private static List<String> values(Path path, int number, String line) {
        try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
            return List.of(parser.getRecords().get(0).values());
        } catch (IOException | UncheckedIOException e) {
            throw new MalformedTable(path, number, "a quotation mark has no other");
        }
    }

    private static List<String> columns(Path path, int line, List<String> names) {
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            throw new MalformedTable(path, line, "the column `" + twice + "` is there twice");
        });
        return names;
    }

    private static Row row(Path path, int line, List<String> columns, List<String> values) {
        if (values.size() > columns.size()) {
            throw new MalformedTable(path, line, "has " + values.size() + " values for " + columns.size() + " columns");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), i < values.size() ? values.get(i) : "");
        }
        return new Row(line, cells);
    }
}
