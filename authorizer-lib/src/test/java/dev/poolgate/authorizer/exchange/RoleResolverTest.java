package dev.poolgate.authorizer.exchange;

import static dev.poolgate.authorizer.exchange.AmbiguousRole.AUTHENTICATED_ROLE;
import static dev.poolgate.authorizer.exchange.AmbiguousRole.DENY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.RoleDecision.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleResolverTest {
    private static final String PROVIDER = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc:client";
    private static final String ADMIN = "arn:aws:iam::000000000000:role/admin";
    private static final String READER = "arn:aws:iam::000000000000:role/reader";
    private static final Optional<String> DEFAULT = Optional.of("arn:aws:iam::000000000000:role/default");
    private static final Optional<String> GUEST = Optional.of("arn:aws:iam::000000000000:role/guest");

    @Test
    void a_guest_gets_the_unauthenticated_role_or_none() {
        assertAssigned(new RoleResolver(DEFAULT, GUEST, Map.of()).guest(), GUEST.get());
        assertRefused(new RoleResolver(DEFAULT, Optional.empty(), Map.of()).guest(), Reason.NO_ROLE);
    }

    @Test
    void without_a_mapping_the_authenticated_role_is_assigned_and_no_other() {
        RoleResolver resolver = new RoleResolver(DEFAULT, GUEST, Map.of());
        assertAssigned(resolve(resolver, Map.of()), DEFAULT.get());
        assertAssigned(resolver.authenticated(PROVIDER, Map.of(), DEFAULT), DEFAULT.get());
        assertRefused(resolver.authenticated(PROVIDER, Map.of(), Optional.of(ADMIN)), Reason.CUSTOM_ROLE);
        assertRefused(resolve(new RoleResolver(Optional.empty(), GUEST, Map.of()), Map.of()), Reason.NO_ROLE);
    }

    @Test
    void a_mapping_of_another_provider_or_client_does_not_count() {
        RoleResolver resolver = resolver(new RoleMapping.FromToken(DENY));
        Map<String, Object> claims = Map.of("cognito:preferred_role", ADMIN);
        assertAssigned(resolver.authenticated(PROVIDER + "x", claims, Optional.empty()), DEFAULT.get());
    }

    @Test
    void the_preferred_role_of_the_token_is_assigned() {
        Map<String, Object> claims = Map.of("cognito:roles", List.of(READER, ADMIN), "cognito:preferred_role", ADMIN);
        assertAssigned(resolve(resolver(new RoleMapping.FromToken(DENY)), claims), ADMIN);
    }

    @Test
    void s63_a_custom_role_outside_the_roles_of_the_token_is_refused() {
        RoleResolver resolver = resolver(new RoleMapping.FromToken(AUTHENTICATED_ROLE));
        Map<String, Object> claims = Map.of("cognito:roles", List.of(READER), "cognito:preferred_role", READER);
        assertRefused(resolver.authenticated(PROVIDER, claims, Optional.of(ADMIN)), Reason.CUSTOM_ROLE);
        assertRefused(resolver.authenticated(PROVIDER, claims, DEFAULT), Reason.CUSTOM_ROLE);
        assertRefused(resolver.authenticated(PROVIDER, Map.of(), Optional.of(ADMIN)), Reason.CUSTOM_ROLE);
        assertRefused(
                resolver.authenticated(PROVIDER, Map.of("cognito:roles", ADMIN), Optional.of(ADMIN)),
                Reason.CUSTOM_ROLE);
    }

    @Test
    void a_custom_role_among_the_roles_of_the_token_goes_before_the_preferred_one() {
        Map<String, Object> claims = Map.of("cognito:roles", List.of(READER, ADMIN), "cognito:preferred_role", READER);
        RoleResolver resolver = resolver(new RoleMapping.FromToken(DENY));
        assertAssigned(resolver.authenticated(PROVIDER, claims, Optional.of(ADMIN)), ADMIN);
    }

    @Test
    void roles_without_a_preferred_one_are_ambiguous_even_when_there_is_only_one() {
        for (Object roles : List.of(List.of(READER, ADMIN), List.of(READER), List.of())) {
            Map<String, Object> claims = Map.of("cognito:roles", roles);
            assertRefused(resolve(resolver(new RoleMapping.FromToken(DENY)), claims), Reason.AMBIGUOUS);
            assertAssigned(resolve(resolver(new RoleMapping.FromToken(AUTHENTICATED_ROLE)), claims), DEFAULT.get());
        }
    }

    @Test
    void a_preferred_role_that_is_no_text_is_none() {
        Map<String, Object> claims = Map.of("cognito:preferred_role", List.of(ADMIN));
        assertRefused(resolve(resolver(new RoleMapping.FromToken(DENY)), claims), Reason.AMBIGUOUS);
    }

    @Test
    void an_ambiguity_resolved_to_a_role_the_pool_does_not_have_is_refused() {
        RoleResolver resolver = new RoleResolver(
                Optional.empty(), GUEST, Map.of(PROVIDER, new RoleMapping.FromToken(AUTHENTICATED_ROLE)));
        assertRefused(resolve(resolver, Map.of()), Reason.NO_ROLE);
    }

    @Test
    void the_first_rule_that_matches_wins() {
        RoleResolver resolver = resolver(rules(
                DENY,
                new RoleRule("dept", ClaimMatch.EQUALS, "sales", READER),
                new RoleRule("dept", ClaimMatch.STARTS_WITH, "sa", ADMIN)));
        assertAssigned(resolve(resolver, Map.of("dept", "sales")), READER);
        assertAssigned(resolve(resolver, Map.of("dept", "saxophones")), ADMIN);
    }

    @Test
    void no_matching_rule_is_ambiguous() {
        RoleRule rule = new RoleRule("dept", ClaimMatch.EQUALS, "sales", READER);
        assertRefused(resolve(resolver(rules(DENY, rule)), Map.of("dept", "legal")), Reason.AMBIGUOUS);
        assertAssigned(resolve(resolver(rules(AUTHENTICATED_ROLE, rule)), Map.of("dept", "legal")), DEFAULT.get());
        assertRefused(resolve(resolver(rules(DENY)), Map.of()), Reason.AMBIGUOUS);
    }

    @Test
    void a_custom_role_selects_a_later_rule_that_matches_and_never_one_that_does_not() {
        RoleResolver resolver = resolver(rules(
                AUTHENTICATED_ROLE,
                new RoleRule("dept", ClaimMatch.EQUALS, "sales", READER),
                new RoleRule("dept", ClaimMatch.CONTAINS, "ale", ADMIN)));
        assertAssigned(resolver.authenticated(PROVIDER, Map.of("dept", "sales"), Optional.of(ADMIN)), ADMIN);
        assertRefused(
                resolver.authenticated(PROVIDER, Map.of("dept", "legal"), Optional.of(ADMIN)), Reason.CUSTOM_ROLE);
        assertRefused(resolver.authenticated(PROVIDER, Map.of("dept", "sales"), DEFAULT), Reason.CUSTOM_ROLE);
    }

    @ParameterizedTest
    @CsvSource({
        "EQUALS, sales, sales, true",
        "EQUALS, Sales, sales, false",
        "EQUALS, sales2, sales, false",
        "CONTAINS, presales, sales, true",
        "CONTAINS, SALES, sales, false",
        "STARTS_WITH, sales2, sales, true",
        "STARTS_WITH, presales, sales, false",
        "NOT_EQUAL, legal, sales, true",
        "NOT_EQUAL, sales, sales, false",
        "NOT_EQUAL, SALES, sales, true"
    })
    void a_claim_is_compared_with_case(ClaimMatch match, String claim, String value, boolean matches) {
        assertThat(match.matches(claim, value)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"EQUALS", "CONTAINS", "STARTS_WITH", "NOT_EQUAL"})
    void an_absent_claim_never_matches(ClaimMatch match) {
        assertThat(match.matches(null, "")).isFalse();
    }

    @Test
    void a_list_is_compared_as_its_json_text_and_other_values_as_theirs() {
        List<String> groups = List.of("admins", "re\"aders");
        assertThat(ClaimMatch.CONTAINS.matches(groups, "\"admins\"")).isTrue();
        assertThat(ClaimMatch.EQUALS.matches(groups, "[\"admins\",\"re\\\"aders\"]"))
                .isTrue();
        assertThat(ClaimMatch.EQUALS.matches(groups, "admins")).isFalse();
        assertThat(ClaimMatch.EQUALS.matches(true, "true")).isTrue();
        assertThat(ClaimMatch.EQUALS.matches(7L, "7")).isTrue();
        assertThat(ClaimMatch.EQUALS.matches(List.of(1, List.of()), "[1,[]]")).isTrue();
    }

    @Test
    void every_reason_has_its_own_stable_code() {
        assertThat(Reason.values())
                .extracting(Reason::code)
                .containsExactly("role_missing", "role_ambiguous", "role_custom_role");
    }

    private static RoleResolver resolver(RoleMapping mapping) {
        return new RoleResolver(DEFAULT, GUEST, Map.of(PROVIDER, mapping));
    }

    private static RoleMapping rules(AmbiguousRole ambiguous, RoleRule... rules) {
        return new RoleMapping.FromRules(List.of(rules), ambiguous);
    }

    private static RoleDecision resolve(RoleResolver resolver, Map<String, Object> claims) {
        return resolver.authenticated(PROVIDER, claims, Optional.empty());
    }

    private static void assertAssigned(RoleDecision decision, String role) {
        assertThat(decision).isEqualTo(new RoleDecision.Assigned(role));
    }

    private static void assertRefused(RoleDecision decision, Reason reason) {
        assertThat(decision).isEqualTo(new RoleDecision.Refused(reason));
    }
}
