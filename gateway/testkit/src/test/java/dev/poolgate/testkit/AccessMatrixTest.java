package dev.poolgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What the matrix of the sample gateway shows of a change. */
@SampleGateway
class AccessMatrixTest {
    private static final String REPORTS = ", GET, /reports/1, denied, denied, denied";
    private final Path file;
    private final Access access;

    AccessMatrixTest(@TempDir Path folder, Access access) {
        this.file = folder.resolve("matrix.csv");
        this.access = access;
    }

    @BeforeEach
    void lay() throws IOException {
        Files.copy(Path.of(SampleGateway.FOLDER + "matrix.csv"), file);
        Files.copy(Path.of(SampleGateway.FOLDER + "callers.yaml"), file.resolveSibling("callers.yaml"));
    }

    @Test
    void a_route_that_no_row_reaches_fails_it() {
        assertThatThrownBy(() -> new AccessMatrix(file, access).check(false))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(file + ": no row reaches the routes [reports]");
    }

    @Test
    void a_cell_that_is_no_more_so_is_named_with_what_decides_now() throws IOException {
        change(
                "orders, DELETE, /orders/1, unauthenticated, denied, allowed",
                "orders, DELETE, /orders/1, unauthenticated, allowed, denied");

        assertThatThrownBy(() -> new AccessMatrix(file, access).check(false))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining(
                        file + ":5: DELETE /orders/1 by alice: was allowed, is denied: no_policy_permits\n" + file
                                + ":5: DELETE /orders/1 by bob: was denied, is allowed: administer-orders (src/test/access/policies/orders.cedar:4:1)\n")
                .hasMessageContaining("-Daccess.matrix=update")
                .asInstanceOf(type(AssertionFailedError.class))
                .satisfies(failure -> assertThat(failure.getActual().getStringRepresentation())
                        .isEqualTo(Files.readString(Path.of(SampleGateway.FOLDER + "matrix.csv"))));
    }

    @Test
    void a_request_that_takes_another_route_is_named() throws IOException {
        change("open, GET, /open/1", "orders, GET, /open/1");

        assertThatThrownBy(() -> new AccessMatrix(file, access).check(false))
                .hasMessageContaining(file + ":6: GET /open/1 took route `orders`, takes `open`");
    }

    @Test
    void a_caller_who_came_or_went_is_named() throws IOException {
        change("alice, bob", "carol, bob");

        assertThatThrownBy(() -> new AccessMatrix(file, access).check(false))
                .hasMessageContaining("callers were [guest, carol, bob], are [guest, alice, bob]");
    }

    @Test
    void an_update_fills_in_all_but_methods_paths_and_comments() throws IOException {
        String before = Files.readString(file);
        Files.writeString(file, """
                # written by -Daccess.matrix=update; methods and paths are ours
                route,method,path,alice

                ,GET,/orders/1,
                ,DELETE,/orders/1,?
                reports,GET,/open/1,denied
                ,GET,/reports/1,
                """);

        assertThatThrownBy(() -> new AccessMatrix(file, access).check(true)).hasMessageContaining("[reports]");

        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void paths_with_commas_are_written_as_they_are_read() throws IOException {
        change(REPORTS, ", GET, \"/orders/a,b?x=1\", denied, denied, denied");

        assertThatThrownBy(() -> new AccessMatrix(file, access).check(false))
                .hasMessageContaining("/orders/a,b?x=1 by alice");
        assertThatThrownBy(() -> new AccessMatrix(file, access).check(true)).hasMessageContaining("[reports]");

        assertThat(Files.readString(file)).contains("\"/orders/a,b?x=1\"");
        assertThatThrownBy(() -> new AccessMatrix(file, access).check(false)).hasMessageEndingWith("[reports]");
    }

    @Test
    void the_first_columns_are_the_request() throws IOException {
        change("route, method, path, guest", "route, method, guest, path");

        assertThatThrownBy(() -> new AccessMatrix(file, access).check(false))
                .isInstanceOf(MalformedTable.class)
                .hasMessageContaining("`route`, `method`, `path`");
    }

    @Test
    void a_request_may_have_headers() throws IOException {
        Files.writeString(file, """
                route, method, path, header:X-Tenant
                , GET, /orders/1
                , GET, /reports/1, acme
                , GET, /open/1
                """);

        new AccessMatrix(file, access).check(true);

        assertThat(Files.readString(file)).isEqualTo("""
                route, method, path, header:X-Tenant, guest, alice, bob
                orders, GET, /orders/1, , unauthenticated, allowed, allowed
                reports, GET, /reports/1, acme, unauthenticated, denied, allowed
                open, GET, /open/1, , allowed, allowed, allowed
                """);
        new AccessMatrix(file, access).check(false);
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
