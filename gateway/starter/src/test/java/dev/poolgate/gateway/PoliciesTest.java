package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.poolgate.gateway.policy.ConfiguredPolicies;
import dev.poolgate.gateway.policy.PoliciesEndpoint;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies in files decide on the routes of a running gateway, and change while it runs. */
class PoliciesTest {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend BACKEND = new RecordingBackend();

    private static final String SCHEMA = """
            namespace Poolgate {
              entity UserGroup;
              entity User in [UserGroup];
              entity Guest;
              entity Application;
              type Anything = {
                token: { scope: Set<String>, "cognito:groups"?: Set<String> },
                pathParameters: { id: String },
                queryStringParameters: { deep?: String },
                headers: { "x-tenant"?: String, authorization?: String },
              };
              action "get /pets", "get /pets/{id}", "get /pets/**", "delete /pets/{id}"
                appliesTo { principal: [User, Guest], resource: [Application], context: Anything };
            }
            """;

    private static final String POLICIES = """
            // comments before a policy do not move it

            @id("see-pets")
            permit (
              principal,
              action in [Poolgate::Action::"get /pets", Poolgate::Action::"get /pets/{id}"],
              resource
            );

            @id("admins-delete")
            permit (principal is Poolgate::User, action == Poolgate::Action::"delete /pets/{id}", resource)
            when { context.token has "cognito:groups" && context.token["cognito:groups"].contains("admins") };

            @id("not-the-lion")
            forbid (principal, action, resource)
            when { context has pathParameters && context.pathParameters has id && context.pathParameters.id == "a lion" };

            @id("not-for-rivals")
            forbid (principal, action, resource)
            when { context.headers has "x-tenant" && context.headers["x-tenant"] == "rival" };

            @id("whoever-shows-a-secret")
            permit (principal, action, resource)
            when { context.headers has authorization };
            """;

    @TempDir
    private Path folder;

    private RunningGateway gateway;

    @AfterAll
    static void stop() {
        BACKEND.close();
        ISSUER.close();
    }

    @BeforeEach
    void start() throws IOException {
        write("live/pets.cedar", POLICIES);
        write("live/schema.cedarschema", SCHEMA);
        write("next/pets.cedar", POLICIES);
        write("next/schema.cedarschema", SCHEMA);
        gateway = builder()
                .set(
                        "poolgate.policies.shadow.location",
                        folder.resolve("next").toUri().toString())
                .start();
        BACKEND.forget();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private RunningGateway.Builder builder() {
        return RunningGateway.with(ISSUER)
                .set(
                        "poolgate.policies.location",
                        folder.resolve("live").toUri().toString())
                .set("poolgate.policies.reload", "0")
                .route("pets", "/pets/**", BACKEND.url())
                .filter(
                        0,
                        "Authorize",
                        "policies",
                        "true",
                        "paths[0]",
                        "/pets",
                        "paths[1]",
                        "/pets/{id}",
                        "guests",
                        "true");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    GET,    /pets,          -,      200, -
                    GET,    /pets/1,        -,      200, -
                    HEAD,   /pets/1,        alice,  200, -
                    GET,    /pets/1?deep=1, alice,  200, -
                    DELETE, /pets/1,        root,   200, -
                    DELETE, /pets/1,        alice,  403, no_policy_permits
                    DELETE, /pets/1,        -,      403, no_policy_permits
                    GET,    /pets/1/name,   alice,  403, no_policy_permits
                    POST,   /pets,          root,   403, no_policy_permits
                    GET,    /pets/a%20lion, alice,  403, policy_forbids
                    DELETE, /pets/a%20lion, root,   403, policy_forbids
                    """)
    void policies_decide_on_method_and_template(String method, String target, String user, int status, String code) {
        RawHttp.Answer answer = RawHttp.request(gateway.port(), method, target, headers(user));

        assertThat(answer.status()).isEqualTo(status);
        if (code == null) {
            assertThat(BACKEND.next().target()).isEqualTo(target);
        } else {
            assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains("\"decision\":\"");
            assertThat(BACKEND.unread()).isEmpty();
        }
    }

    @Test
    void policies_see_headers_but_none_that_proves_who_is_calling() {
        assertThat(get("/pets/1", "X-Tenant: rival").status()).isEqualTo(403);
        // `whoever-shows-a-secret` never applies
        assertThat(get("/pets/1/name", bearer("alice")).status()).isEqualTo(403);
    }

    @Test
    void a_change_takes_force_when_the_folder_is_read_again() throws IOException {
        String before = report().revision();
        write("live/closed.cedar", "@id(\"closed\") forbid (principal, action, resource);");

        assertThat(get("/pets").status()).isEqualTo(200);
        PoliciesEndpoint.Report after = gateway.bean(PoliciesEndpoint.class).reload();

        assertThat(after.revision()).isNotEqualTo(before);
        assertThat(after.problems()).isEmpty();
        assertThat(after.policies()).isEqualTo(6);
        assertThat(get("/pets").status()).isEqualTo(403);
        assertThat(reloads("replaced")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    permit (principal, action, resource) whn { true };                                   | pets.cedar:
                    permit (principal, action == Poolgate::Action::"get /dogs", resource);               | pets.cedar:1:
                    permit (principal, action, resource) when { context.nothing == 1 };                  | pets.cedar:1:
                    permit (principal == Elsewhere::User::"a", action, resource);                        | pets.cedar:1:
                    """)
    void what_cannot_be_read_changes_nothing_and_is_named(String policy, String where) throws IOException {
        String before = report().revision();
        write("live/pets.cedar", policy);

        PoliciesEndpoint.Report after = gateway.bean(PoliciesEndpoint.class).reload();

        assertThat(after.revision()).isEqualTo(before);
        assertThat(after.problems()).isNotEmpty().anySatisfy(problem -> assertThat(problem)
                .startsWith(where));
        assertThat(get("/pets").status()).isEqualTo(200);
        assertThat(reloads("refused")).isEqualTo(1);

        write("live/pets.cedar", POLICIES);
        assertThat(gateway.bean(PoliciesEndpoint.class).reload().problems()).isEmpty();
    }

    @Test
    void a_folder_that_is_gone_or_empty_changes_nothing() throws IOException {
        Files.delete(folder.resolve("live/pets.cedar"));

        assertThat(gateway.bean(PoliciesEndpoint.class).reload().problems()).hasSize(1);
        assertThat(get("/pets").status()).isEqualTo(200);
    }

    @Test
    void a_folder_is_watched() throws IOException {
        gateway.close();
        gateway = builder().set("poolgate.policies.reload", "50ms").start();
        write("live/closed.cedar", "forbid (principal, action, resource);");

        assertThat(becomesTrue(() -> get("/pets").status() == 403)).isTrue();
    }

    @Test
    void a_candidate_is_compared_and_answers_nobody() throws IOException {
        write(
                "next/pets.cedar",
                "@id(\"only-deletes\") permit (principal, action, resource) when { context.pathParameters has id };");
        gateway.bean(ConfiguredPolicies.class).refresh();

        assertThat(get("/pets", bearer("alice")).status()).isEqualTo(200);
        assertThat(RawHttp.request(gateway.port(), "DELETE", "/pets/1", bearer("alice"))
                        .status())
                .isEqualTo(403);

        assertThat(becomesTrue(() -> report().samples().size() == 2)).isTrue();
        assertThat(report().samples())
                .extracting(sample -> sample.action() + " " + sample.change().tag())
                .containsExactlyInAnyOrder("get /pets allow_to_deny", "delete /pets/{id} deny_to_allow");
        assertThat(shadow("allow_to_deny")).isEqualTo(1);
        assertThat(shadow("deny_to_allow")).isEqualTo(1);
    }

    @Test
    void a_candidate_may_be_asked_on_some_paths_only() throws IOException {
        gateway.close();
        write("next/pets.cedar", "forbid (principal, action, resource);");
        gateway = builder()
                .set(
                        "poolgate.policies.shadow.location",
                        folder.resolve("next").toUri().toString())
                .set("poolgate.policies.shadow.paths", "/pets/*")
                .start();

        assertThat(get("/pets").status()).isEqualTo(200);
        assertThat(get("/pets/1").status()).isEqualTo(200);

        assertThat(becomesTrue(() -> report().samples().size() == 1)).isTrue();
        assertThat(report().samples().get(0).action()).isEqualTo("get /pets/{id}");
    }

    @Test
    void policies_that_cannot_be_read_stop_the_start_with_file_and_line() throws IOException {
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

    private RawHttp.Answer get(String target, String... headers) {
        return RawHttp.get(gateway.port(), target, headers);
    }

    private PoliciesEndpoint.Report report() {
        return gateway.bean(PoliciesEndpoint.class).report();
    }

    private static String[] headers(String user) {
        return user == null ? new String[0] : new String[] {bearer(user)};
    }

    private static String bearer(String user) {
        String[] groups = user.equals("root") ? new String[] {"admins"} : new String[] {"readers"};
        return "Authorization: Bearer " + ISSUER.token(user, groups);
    }

    private double reloads(String outcome) {
        return gateway.bean(MeterRegistry.class)
                .get("poolgate.policies.reloads")
                .tags("set", "live", "outcome", outcome)
                .counter()
                .count();
    }

    private double shadow(String change) {
        return gateway.bean(MeterRegistry.class)
                .get("poolgate.policies.shadow")
                .tags("change", change)
                .counter()
                .count();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text);
    }

    /** What happens on another thread: looked for until it is there. */
    private static boolean becomesTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return condition.getAsBoolean();
    }

    private static ConfigurationProblem problem(RunningGateway.Builder gateway) {
        Throwable failure = catchThrowable(() -> gateway.start().close());
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(ConfigurationProblem.class::isInstance)
                .map(ConfigurationProblem.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no problem was named", failure));
    }
}
