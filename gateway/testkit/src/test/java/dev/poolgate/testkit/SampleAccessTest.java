package dev.poolgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.gateway.explain.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/** The kit as one uses it. */
@SampleGateway
class SampleAccessTest {

    @TestFactory
    Stream<DynamicTest> access(Access access) {
        return access.table(SampleGateway.FOLDER + "access.csv");
    }

    @Test
    void a_test_can_ask_for_itself(Access access) {
        assertThat(access.explain(Question.of("GET", "/open/1")).route()).isEqualTo("open");
    }

    @Test
    void nothing_listens_nothing_is_fetched_and_no_key_is_made(@Autowired ApplicationContext application) {
        assertThat(application.getBean(TokenAuthorizer.class).keyAvailability())
                .singleElement()
                .satisfies(keys -> {
                    assertThat(keys.isAvailable()).isFalse();
                    assertThat(keys.lastFailure()).isEmpty();
                });
        assertThat(application).isNotInstanceOf(WebServerApplicationContext.class);
        assertThat(application.getEnvironment().getProperty("local.management.port"))
                .isNull();
        assertThat(Path.of("target/no-keys-here")).doesNotExist();
    }

    @Test
    void a_policy_that_decides_no_row_is_named(Access access, @TempDir Path folder) throws Exception {
        access.everyPolicyDecides(SampleGateway.FOLDER + "access.csv");
        Path few = few(folder, "alice, GET, /orders/1, allowed", "alice, GET, /orders/0, denied");

        assertThatThrownBy(() -> access.everyPolicyDecides(few.toString()))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "no row is decided by administer-orders (src/test/access/policies/orders.cedar:4:1), office (src/test/access/policies/orders.cedar:8:1)");
    }

    @Test
    void a_row_whose_question_makes_no_sense_is_named(Access access, @TempDir Path folder) throws Exception {
        Path table = few(folder, "alice, GET, orders/1, allowed");
        List<DynamicTest> tests = access.table(table.toString()).toList();

        assertThatThrownBy(() -> tests.get(0).getExecutable().execute())
                .isInstanceOf(MalformedTable.class)
                .hasMessage(table + ":2: a target begins with a slash");
    }

    private static Path few(Path folder, String... rows) throws Exception {
        Files.copy(Path.of(SampleGateway.FOLDER + "callers.yaml"), folder.resolve("callers.yaml"));
        return Files.writeString(
                folder.resolve("few.csv"), "caller, method, path, outcome\n" + String.join("\n", rows) + "\n");
    }
}
