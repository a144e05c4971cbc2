package dev.poolgate.authorizer.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.token.TokenUse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requests share a decision: those of which the policies read the same, and no others (S31, S34, S35). */
class DecisionCacheTest {
    private static final String READERS = "Poolgate::UserGroup::\"eu-west-1_Ab1|readers\"";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @MethodSource
    void requests_that_differ_in_what_is_read_never_share(String condition, Asking one, Asking other) {
        CedarPolicies policies = when(condition);

        boolean first = one.of(policies).allowed();
        boolean second = other.of(policies).allowed();

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(lookups("hit")).isZero();
        assertThat(one.of(policies).allowed()).isTrue();
        assertThat(lookups("hit")).isEqualTo(1);
    }

    static Stream<Arguments> requests_that_differ_in_what_is_read_never_share() {
        return Stream.of(
                Arguments.of("principal.a == \"1\"", claim("a", "1"), claim("a", 1L)),
                Arguments.of("principal.a == 1", claim("a", 1L), claim("a", "1")),
                Arguments.of("principal.a == true", claim("a", true), claim("a", "true")),
                Arguments.of("principal.a == \"x,y\"", claim("a", "x,y"), claim("a", List.of("x", "y"))),
                Arguments.of("principal.a.b == 1", claim("a", Map.of("b", 1L)), claim("a", Map.of("b", 2L))),
                Arguments.of("principal.a has b", claim("a", Map.of("b", 1L)), claim("a", Map.of())),
                Arguments.of("principal has a", claim("a", ""), claim("b", "")),
                Arguments.of(
                        "principal == Poolgate::User::\"eu-west-1_Ab1|alice\"",
                        new Asking().by("alice"),
                        new Asking().by("bob")),
                Arguments.of("principal in " + READERS, new Asking().by("a", "readers"), new Asking().by("a", "r")),
                Arguments.of("principal is Poolgate::User", new Asking(), new Asking().by(new PolicyPrincipal.Guest())),
                Arguments.of(
                        "context.token.scope.contains(\"r\")",
                        new Asking().by(Asking.access("a", Set.of(), Set.of("r"), Map.of())),
                        new Asking().by(Asking.access("a", Set.of(), Set.of("w"), Map.of()))),
                Arguments.of("context.pathParameters.id == \"1\"", path("id", "1"), path("id", "2")),
                Arguments.of(
                        "context.queryStringParameters has q && context.queryStringParameters.q == \"1\"",
                        new Asking().query("q", "1"),
                        new Asking().header("q", "1")),
                Arguments.of(
                        "context.sourceIp.isInRange(ip(\"10.0.0.0/8\"))",
                        new Asking().from("10.1.1.1"),
                        new Asking().from("11.1.1.1")),
                Arguments.of(
                        "context.time < datetime(\"2026-01-02\")",
                        new Asking().at("2026-01-01T23:59:59.9Z"),
                        new Asking().at("2026-01-02T00:00:00Z")),
                Arguments.of(
                        "action == Poolgate::Action::\"get /a\"",
                        new Asking().action("get /a"),
                        new Asking().action("get /b")));
    }

    @Test
    void two_values_cannot_be_shifted_into_each_other() {
        CedarPolicies policies = when(
                "context.headers has a && context.headers.a == \"1\" && context.headers has b && context.headers.b == \"2\"");

        for (Asking asking : List.of(
                new Asking().header("a", "12").header("b", ""),
                new Asking().header("a", "").header("b", "12"),
                new Asking().header("a", "1, b=2"),
                new Asking().header("a", "1").header("c", "2"))) {
            assertThat(asking.of(policies).allowed()).isFalse();
        }
        assertThat(new Asking().header("a", "1").header("b", "2").of(policies).allowed())
                .isTrue();
    }

    @Test
    void what_no_policy_reads_does_not_keep_requests_apart() {
        CedarPolicies policies = when("context.pathParameters.id == \"12\" && principal has email");

        new Asking().withClaim("email", "a@example.com").of(policies);
        new Asking()
                .by(Asking.user("bob", Set.of("other"), Map.of("email", "b@example.com", "more", 1L)))
                .from("192.0.2.1")
                .header("x", "y")
                .query("q", "1", "2")
                .at("2027-01-01T00:00:00Z")
                .action("get /pets/{other}")
                .of(policies);

        assertThat(lookups("miss")).isEqualTo(1);
        assertThat(lookups("hit")).isEqualTo(1);
    }

    @Test
    void s35_an_action_that_a_policy_names_is_decided_on_its_own() {
        CedarPolicies policies = policies("permit(principal, action == Poolgate::Action::\"get /a\", resource);");

        assertThat(new Asking().action("get /a").of(policies).allowed()).isTrue();
        assertThat(new Asking().action("delete /a").of(policies).allowed()).isFalse();
    }

    @Test
    void the_same_subject_of_another_pool_is_another_user() {
        CedarPolicies policies =
                when("principal == Poolgate::User::\"eu-west-1_Ab1|alice\" || principal in " + READERS);

        assertThat(new Asking().by("alice", "readers").of(policies).allowed()).isTrue();
        for (String issuer : List.of(
                "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Xy2",
                "https://id.example.com/eu-west-1_Ab1|x",
                "https://id.example.com")) {
            PolicyPrincipal other = new PolicyPrincipal.TokenHolder(
                    issuer, "alice", TokenUse.ID, Set.of("readers"), Set.of(), Map.of());
            assertThat(new Asking().by(other).of(policies).allowed()).as(issuer).isFalse();
        }
    }

    @Test
    void an_error_is_not_remembered() {
        CedarPolicies policies = when("principal.missing == 1");

        new Asking().of(policies);
        new Asking().of(policies);

        assertThat(lookups("miss")).isEqualTo(2);
    }

    @Test
    void no_more_decisions_are_remembered_than_configured() {
        CedarPolicies policies = Asking.policies(
                "permit(principal, action, resource) when { context.pathParameters.id == \"1\" };",
                CedarSettings.defaults().withMeters(meters).withCachedDecisions(2));
        for (int i = 0; i < 100; i++) {
            path("id", String.valueOf(i)).of(policies);
        }
        for (int i = 0; i < 100; i++) {
            path("id", String.valueOf(i)).of(policies);
        }

        assertThat(lookups("hit")).isLessThanOrEqualTo(2);
    }

    private static Asking claim(String name, Object value) {
        return new Asking().withClaim(name, value);
    }

    private static Asking path(String name, String value) {
        return new Asking().path(name, value);
    }

    private CedarPolicies when(String condition) {
        return policies("permit(principal, action, resource) when { " + condition + " };");
    }

    private CedarPolicies policies(String text) {
        return Asking.policies(text, CedarSettings.defaults().withMeters(meters));
    }

    private double lookups(String result) {
        return meters.counter("poolgate.policies.lookups", "result", result).count();
    }
}
