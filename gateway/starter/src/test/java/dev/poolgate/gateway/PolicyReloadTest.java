package dev.poolgate.gateway;

import static dev.poolgate.gateway.testkit.RunningGateway.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.policy.ShadowSample;
import dev.poolgate.gateway.policy.ConfiguredPolicies;
import dev.poolgate.gateway.policy.PoliciesEndpoint;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPolicies;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** Policies in files change while a gateway runs, and a candidate is compared with them. */
class PolicyReloadTest {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend BACKEND = new RecordingBackend();

    private static Path folder = Path.of("");
    private static RunningGateway gateway;

    @BeforeAll
    static void start(@TempDir Path directory) {
        folder = directory;
        lay();
        gateway = builder().start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        BACKEND.close();
        ISSUER.close();
    }

    /** As before the first test. */
    @BeforeEach
    void restore() throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve("live"));
        FileSystemUtils.deleteRecursively(folder.resolve("next"));
        lay();
        gateway.bean(ConfiguredPolicies.class).refresh();
        BACKEND.forget();
    }

    private static void lay() {
        TestPolicies.lay(folder.resolve("live"));
        TestPolicies.lay(folder.resolve("next"));
    }

    private static RunningGateway.Builder builder() {
        return TestPolicies.decidingBy(folder.resolve("live"), ISSUER, BACKEND);
    }

    private static RunningGateway.Builder comparing() {
        return builder()
                .set(
                        "poolgate.policies.shadow.location",
                        folder.resolve("next").toUri().toString());
    }

    @Test
    void a_change_takes_force_when_the_folder_is_read_again() {
        String before = report().revision();
        double replaced = reloads("replaced");
        write("live/closed.cedar", "@id(\"closed\") forbid (principal, action, resource);");

        assertThat(get("/pets").status()).isEqualTo(200);
        PoliciesEndpoint.Report after = gateway.bean(PoliciesEndpoint.class).reload();

        assertThat(after.revision()).isNotEqualTo(before);
        assertThat(after.problems()).isEmpty();
        assertThat(after.policies()).isEqualTo(6);
        assertThat(get("/pets").status()).isEqualTo(401);
        assertThat(reloads("replaced") - replaced).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    permit (principal, action, resource) whn { true };                                   | pets.cedar:
                    permit (principal, action == Poolgate::Action::"get /dogs", resource);               | pets.cedar:1:
                    permit (principal, action, resource) when { context.nothing == 1 };                  | pets.cedar:1:
                    permit (principal == Elsewhere::User::"a", action, resource);                        | pets.cedar:1:
                    """)
    void what_cannot_be_read_changes_nothing_and_is_named(String policy, String where) {
        String before = report().revision();
        double refused = reloads("refused");
        write("live/pets.cedar", policy);

        PoliciesEndpoint.Report after = gateway.bean(PoliciesEndpoint.class).reload();

        assertThat(after.revision()).isEqualTo(before);
        assertThat(after.problems()).isNotEmpty().anySatisfy(problem -> assertThat(problem)
                .startsWith(where));
        assertThat(get("/pets").status()).isEqualTo(200);
        assertThat(reloads("refused") - refused).isEqualTo(1);

        write("live/pets.cedar", TestPolicies.POLICIES);
        assertThat(gateway.bean(PoliciesEndpoint.class).reload().problems()).isEmpty();
    }

    @Test
    void a_folder_that_is_gone_or_empty_changes_nothing() throws IOException {
        Files.delete(folder.resolve("live/pets.cedar"));

        assertThat(gateway.bean(PoliciesEndpoint.class).reload().problems()).hasSize(1);
        assertThat(get("/pets").status()).isEqualTo(200);
    }

    @Test
    void a_folder_is_watched() {
        try (RunningGateway watching =
                builder().set("poolgate.policies.reload", "50ms").start()) {
            write("live/closed.cedar", "forbid (principal, action, resource);");

            assertThat(becomesTrue(() -> get(watching, "/pets").status() == 401))
                    .isTrue();
        }
    }

    @Test
    void a_candidate_is_compared_and_answers_nobody() {
        try (RunningGateway comparing = comparing().start()) {
            write(
                    "next/pets.cedar",
                    "@id(\"only-deletes\") permit (principal, action, resource) when { context.pathParameters has id };");
            comparing.bean(ConfiguredPolicies.class).refresh();

            assertThat(get(comparing, "/pets", bearer("alice")).status()).isEqualTo(200);
            assertThat(RawHttp.request(comparing.port(), "DELETE", "/pets/1", bearer("alice"))
                            .status())
                    .isEqualTo(403);

            assertThat(becomesTrue(() -> samples(comparing).size() == 2)).isTrue();
            assertThat(samples(comparing))
                    .extracting(
                            sample -> sample.action() + " " + sample.change().tag())
                    .containsExactlyInAnyOrder("get /pets allow_to_deny", "delete /pets/{id} deny_to_allow");
            assertThat(shadow(comparing, "allow_to_deny")).isEqualTo(1);
            assertThat(shadow(comparing, "deny_to_allow")).isEqualTo(1);
        }
    }

    @Test
    void a_candidate_may_be_asked_on_some_paths_only() {
        write("next/pets.cedar", "forbid (principal, action, resource);");
        try (RunningGateway comparing =
                comparing().set("poolgate.policies.shadow.paths", "/pets/*").start()) {
            assertThat(get(comparing, "/pets").status()).isEqualTo(200);
            assertThat(get(comparing, "/pets/1").status()).isEqualTo(200);

            assertThat(becomesTrue(() -> samples(comparing).size() == 1)).isTrue();
            assertThat(samples(comparing).get(0).action()).isEqualTo("get /pets/{id}");
        }
    }

    @Test
    void policies_that_cannot_be_read_stop_the_start_with_file_and_line() {
        write("live/broken.cedar", "\n\npermit (principal, action, resource) when { context.nothing == 1 };\n");

        assertThat(problem(builder())).hasMessageContaining("broken.cedar:3:");
    }

    @Test
    void policies_without_a_schema_stop_the_start_unless_that_is_meant() throws IOException {
        Files.delete(folder.resolve("live/schema.cedarschema"));

        assertThat(problem(builder())).hasMessageContaining("schema.cedarschema");
        builder().set("poolgate.policies.schema-required", "false").start().close();
    }

    @Test
    void a_rule_that_asks_policies_needs_some() {
        RunningGateway.Builder without = RunningGateway.with(ISSUER)
                .route("pets", "/pets/**", BACKEND.url())
                .filter(0, "Authorize", "policies", "true");
        RunningGateway.Builder unasked =
                builder().route("other", "/other/**", BACKEND.url()).filter(0, "Authorize", "paths", "/other/{id}");
        RunningGateway.Builder noPattern = builder()
                .route("other", "/other/**", BACKEND.url())
                .filter(0, "Authorize", "policies", "true", "paths", "/other/{id");

        assertThat(List.of(problem(without), problem(unasked), problem(noPattern)))
                .extracting(ConfigurationProblem::action)
                .satisfiesExactly(
                        action -> assertThat(action).contains("poolgate.policies.location"),
                        action -> assertThat(action).contains("policies: true"),
                        action -> assertThat(action).contains("/pets/{id}"));
    }

    private static RawHttp.Answer get(String target) {
        return get(gateway, target);
    }

    private static RawHttp.Answer get(RunningGateway at, String target, String... headers) {
        return RawHttp.get(at.port(), target, headers);
    }

    private static PoliciesEndpoint.Report report() {
        return gateway.bean(PoliciesEndpoint.class).report();
    }

    private static List<ShadowSample> samples(RunningGateway at) {
        return at.bean(PoliciesEndpoint.class).report().samples();
    }

    private static String bearer(String user) {
        return "Authorization: Bearer " + ISSUER.token(user, "readers");
    }

    private static double reloads(String outcome) {
        return gateway.bean(MeterRegistry.class)
                .counter("poolgate.policies.reloads", "set", "live", "outcome", outcome)
                .count();
    }

    private static double shadow(RunningGateway at, String change) {
        return at.bean(MeterRegistry.class)
                .get("poolgate.policies.shadow")
                .tags("change", change)
                .counter()
                .count();
    }

    private static void write(String file, String text) {
        TestPolicies.write(folder.resolve(file), text);
    }

    /** What happens on another thread: looked for until it is there. */
    private static boolean becomesTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return condition.getAsBoolean();
    }
}
