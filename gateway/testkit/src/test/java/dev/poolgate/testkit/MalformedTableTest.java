package dev.poolgate.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of files that are not what they should be. */
class MalformedTableTest {
    private static final String HEADER = "caller, method, path, outcome";

    @TempDir
    private Path folder;

    @BeforeEach
    void lay() throws IOException {
        callers("alice: {issuer: users, claims: {sub: a1}}");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', delimiter = ';', nullValues = "-", textBlock = """
                    alise, GET, /a, allowed;             table.csv:2: `alise` is not in callers.yaml; did you mean `alice`?
                    somebody, GET, /a, allowed;          table.csv:2: `somebody` is not in callers.yaml; known are [alice]
                    alice, GET, /a, allow;               table.csv:2: `allow` is no outcome; did you mean `allowed`?
                    alice, GET, /a;                      table.csv:2: `outcome` has no value
                    alice, GET, /a, allowed, x;          table.csv:2: has 5 values for 4 columns
                    alice, GET, , allowed;               table.csv:2: `path` has no value
                    alice, GET, "/a, allowed;            table.csv:2: a quotation mark has no other
                    """)
    void a_row_is_named_by_its_line(String row, String problem) throws IOException {
        assertProblem(HEADER + "\n" + row + "\n", problem);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', delimiter = ';', textBlock = """
                    caller, method, path, outcome, cod;  table.csv: unknown column `cod`; did you mean `code`?
                    caller, path, outcome, code;         table.csv: the column `method` is missing
                    caller, method, path, path;          table.csv:1: the column `path` is there twice
                    """)
    void a_column_is_named(String header, String problem) throws IOException {
        String row = "alice" + ", x".repeat(header.split(",", -1).length - 1);

        assertProblem(header + "\n" + row + "\n", problem);
    }

    @Test
    void a_time_must_be_one() throws IOException {
        assertProblem(
                HEADER + ", time\n# noon\nalice, GET, /a, allowed, noon\n",
                "table.csv:3: `noon` is no time; write it as `2026-11-25T08:00:00Z`");
    }

    @Test
    void a_table_without_rows_proves_nothing() throws IOException {
        assertProblem("# later\n" + HEADER + "\n", "table.csv: there are no rows");
    }

    @Test
    void a_file_that_is_not_there_is_named_whole() {
        assertThatThrownBy(() -> AccessTable.read(folder.resolve("other.csv")))
                .isInstanceOf(MalformedTable.class)
                .hasMessageStartingWith(folder.resolve("other.csv").toAbsolutePath() + ": cannot be read");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', delimiter = ';', textBlock = """
                    alice: {issuer: users, claim: {}};               alice: unknown key `claim`; did you mean `claims`?
                    alice: {claims: {sub: a1}};                      alice: `claims` and their `issuer` go together
                    alice: {issuer: users};                          alice: `claims` and their `issuer` go together
                    alice: {issuer: u, claims: {}, token: ey};       alice: has `claims` and a `token`
                    alice: {issuer: 1, claims: {}};                  alice: `issuer` must be text
                    alice: {issuer: u, claims: {day: 2026-11-25}};    alice: no token can have this as claim `day`
                    alice: {issuer: u, claims: {day: [2026-11-25]}};  alice: no token can have this as claim `day`
                    alice: {issuer: u, claims: {day: null}};          alice: no token can have this as claim `day`
                    alice:;                                          alice: must be names with values, `{}` where there are none
                    no: {};                                          callers.yaml: YAML reads a name as `false`; write it in quotes
                    alice: {issuer: u, claims: {on: x}};             alice.claims: YAML reads a name as `true`; write it in quotes
                    [alice];                                         callers.yaml: must be names with values
                    {};                                              there are no callers
                    alice: {;                                        while parsing
                    {alice: {}, alice: {}};                          found duplicate key alice
                    """)
    void a_caller_is_named(String text, String problem) throws IOException {
        callers(text);

        assertThatThrownBy(() -> Callers.beside(folder.resolve("table.csv")))
                .isInstanceOf(MalformedTable.class)
                .hasMessageStartingWith(folder.resolve("callers.yaml") + ": ")
                .hasMessageContaining(problem);
    }

    private void callers(String text) throws IOException {
        Files.writeString(folder.resolve("callers.yaml"), text);
    }

    private void assertProblem(String table, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), table);

        assertThatThrownBy(() -> AccessTable.read(file))
                .isInstanceOf(MalformedTable.class)
                .hasMessageContaining(folder + "/" + problem);
    }
}
