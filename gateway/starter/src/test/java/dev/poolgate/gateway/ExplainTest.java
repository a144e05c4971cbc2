package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.gateway.explain.Explainer;
import dev.poolgate.gateway.explain.Explanation;
import dev.poolgate.gateway.explain.Question;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPolicies;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is said of requests that nobody sent, where policies ask whence and when they come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainTest {
    private static final String POLICIES = """
            @id("from-loopback")
            permit (principal, action, resource)
            when { context.sourceIp.isLoopback() };

            @id("in-office-hours")
            permit (principal, action, resource)
            when { context.time.toTime() >= duration("8h") && context.time.toTime() < duration("18h") &&
                   context.sourceIp.isInRange(ip("10.0.0.0/8")) };
            """;

    private final TestIssuer issuer = new TestIssuer();
    private final RecordingBackend backend = new RecordingBackend();
    private final RunningGateway gateway;

    ExplainTest(@TempDir Path folder) {
        TestPolicies.write(folder.resolve("hours.cedar"), POLICIES);
        gateway = TestPolicies.decidingBy(folder, issuer, backend)
                .set("poolgate.policies.schema-required", "false")
                .start();
    }

    @AfterAll
    void stop() {
        gateway.close();
        backend.close();
        issuer.close();
    }

    @Test
    void it_is_decided_by_the_address_that_one_supposes() {
        assertThat(RawHttp.get(gateway.port(), "/pets").status()).isEqualTo(200);

        Explanation local = explain("127.0.0.1", null);
        assertThat(local.outcome()).isEqualTo("allowed");
        assertThat(local.policies()).extracting(policy -> policy.get("id")).containsExactly("from-loopback");
        assertThat(explain(null, null).outcome()).isEqualTo("unauthenticated");
    }

    @Test
    void it_is_decided_by_the_time_that_one_supposes() {
        assertThat(explain("10.1.2.3", "2026-11-25T08:00:00Z").outcome()).isEqualTo("allowed");
        assertThat(explain("10.1.2.3", "2026-11-25T18:00:00Z").outcome()).isEqualTo("unauthenticated");
        assertThat(explain("192.0.2.7", "2026-11-25T08:00:00Z").outcome()).isEqualTo("unauthenticated");
    }

    @Test
    void an_address_must_be_one() {
        assertThatThrownBy(() -> explain("localhost", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`localhost` is no ip address");
    }

    private Explanation explain(@Nullable String address, @Nullable String time) {
        Instant instant = time == null ? null : Instant.parse(time);
        Question question =
                new Question("GET", "/pets", Map.of(), new Question.Circumstances(address, instant), null, null, null);
        return Objects.requireNonNull(
                gateway.bean(Explainer.class).explain(question).block());
    }
}
