package dev.poolgate.authorizer.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.Permissions;
import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyOutcome;
import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.policy.PolicyRef;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.signed.SignedCaller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies see of a request, and what comes of it. */
class CedarDecisionTest {
    private static final String READERS = "Poolgate::UserGroup::\"eu-west-1_Ab1|readers\"";

    @Test
    void without_a_policy_that_permits_nothing_is_allowed() {
        assertThat(new Asking().of(Asking.policies("")).code()).isEqualTo("no_policy_permits");
        assertThat(new Asking().when("false").code()).isEqualTo("no_policy_permits");
    }

    @Test
    void the_policy_that_permits_is_named_with_its_place() {
        PolicyDecision decision = new Asking()
                .of(Asking.policies("// readers; \"all\"\n\n  @id(\"read\")\n permit(principal, action, resource);"));

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.code()).isEqualTo("policy_allowed");
        assertThat(decision.determining()).containsExactly(new PolicyRef("read", "test.cedar", 3, 3));
    }

    @Test
    void a_forbid_wins_over_any_permit() {
        PolicyDecision decision = new Asking()
                .of(Asking.policies(Asking.PERMIT_ALL
                        + "forbid(principal, action, resource) when { context.pathParameters.id == \"12\" };"));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.code()).isEqualTo("policy_forbids");
        assertThat(decision.determining()).extracting(PolicyRef::id).containsExactly("test.cedar#2");
    }

    @Test
    void a_policy_that_cannot_be_evaluated_denies_what_another_permits() {
        PolicyDecision decision = new Asking()
                .of(Asking.policies(
                        Asking.PERMIT_ALL + "forbid(principal, action, resource) when { principal.level > 3 };"));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.outcome()).isEqualTo(PolicyOutcome.ERROR);
        assertThat(decision.determining()).extracting(PolicyRef::id).containsExactly("test.cedar#2");
        assertThat(decision.errors()).singleElement().asString().contains("level");
    }

    @Test
    void i5_a_user_is_pool_and_subject_in_groups_of_the_pool() {
        String condition = "principal == Poolgate::User::\"eu-west-1_Ab1|alice\" && principal in " + READERS;

        assertThat(new Asking().by("alice", "readers").when(condition).allowed())
                .isTrue();
        assertThat(new Asking().by("alice", "writers").when(condition).allowed())
                .isFalse();
        assertThat(new Asking().by("bob", "readers").when(condition).allowed()).isFalse();
    }

    @Test
    void of_an_issuer_that_is_no_user_pool_the_whole_url_names_the_pool() {
        PolicyPrincipal other = new PolicyPrincipal.TokenHolder(
                "https://id.example.com/realms/main",
                "auth0|7",
                dev.poolgate.authorizer.token.TokenUse.ID,
                Set.of(),
                Set.of(),
                Map.of());

        assertThat(new Asking()
                        .by(other)
                        .when("principal == Poolgate::User::\"https://id.example.com/realms/main|auth0|7\"")
                        .allowed())
                .isTrue();
    }

    @Test
    void claims_of_an_id_token_are_attributes_of_the_user() {
        PolicyPrincipal user = Asking.user(
                "alice",
                Set.of(),
                Map.of(
                        "custom:dept",
                        "ops",
                        "level",
                        4L,
                        "email_verified",
                        true,
                        "roles",
                        List.of("a", "b"),
                        "address",
                        Map.of("country", "DE")));
        String condition = "principal[\"custom:dept\"] == \"ops\" && principal.level > 3 && principal.email_verified"
                + " && principal.roles.contains(\"b\") && principal.address.country == \"DE\" && !(context has token)";

        assertThat(new Asking().by(user).when(condition).errors()).isEmpty();
        assertThat(new Asking().by(user).when(condition).allowed()).isTrue();
    }

    @Test
    void claims_of_an_access_token_are_in_the_context_and_its_scopes_a_set() {
        PolicyPrincipal user =
                Asking.access("alice", Set.of("readers"), Set.of("pets/read", "openid"), Map.of("client_id", "c1"));
        String condition = "context.token.scope.contains(\"pets/read\") && context.token.client_id == \"c1\""
                + " && !(principal has client_id) && principal in " + READERS;

        assertThat(new Asking().by(user).when(condition).allowed()).isTrue();
    }

    @Test
    void a_claim_of_a_shape_that_cedar_has_not_is_left_out() {
        for (Object odd : List.of(1.5, List.of(1L), List.of("a", 1L), List.of(Map.of()))) {
            assertThat(new Asking()
                            .withClaim("odd", odd)
                            .when("!(principal has odd)")
                            .allowed())
                    .as("%s", odd)
                    .isTrue();
        }
    }

    @Test
    void the_session_of_a_role_is_in_its_role_and_has_its_tags() {
        SignedCaller caller = new SignedCaller(
                new AccessKey("ASIA1", "secret", "arn:aws:sts::123456789012:assumed-role/Reader/alice"),
                "AROA1:alice",
                Instant.MAX,
                Permissions.of(List.of()),
                IamContext.EMPTY
                        .with("aws:PrincipalTag/Department", "ops")
                        .with("cognito-identity.amazonaws.com:sub", "eu-west-1:id")
                        .with("cognito-identity.amazonaws.com:aud", "eu-west-1:pool")
                        .with("cognito-identity.amazonaws.com:amr", List.of("authenticated")));
        String condition = "principal is Poolgate::RoleSession"
                + " && principal == Poolgate::RoleSession::\"arn:aws:sts::123456789012:assumed-role/Reader/alice\""
                + " && principal in Poolgate::Role::\"arn:aws:iam::123456789012:role/Reader\""
                + " && principal.hasTag(\"department\") && principal.getTag(\"department\") == \"ops\""
                + " && !principal.hasTag(\"other\") && principal.account == \"123456789012\""
                + " && principal.cognitoIdentityId == \"eu-west-1:id\" && principal.userId == \"AROA1:alice\"";

        assertThat(new Asking()
                        .by(new PolicyPrincipal.KeyHolder(caller))
                        .when(condition)
                        .allowed())
                .isTrue();
        assertThat(new Asking()
                        .by("alice")
                        .when("principal.hasTag(\"department\")")
                        .allowed())
                .isFalse();
    }

    @Test
    void the_holder_of_a_lasting_key_is_in_no_role() {
        SignedCaller caller = new SignedCaller(
                new AccessKey("AKIA1", "secret", "arn:aws:iam::123456789012:user/admin"),
                "AIDA1",
                Instant.MAX,
                Permissions.of(List.of()),
                IamContext.EMPTY);

        assertThat(new Asking()
                        .by(new PolicyPrincipal.KeyHolder(caller))
                        .when("principal == Poolgate::IamUser::\"arn:aws:iam::123456789012:user/admin\" && "
                                + "!(principal in Poolgate::Role::\"arn:aws:iam::123456789012:role/admin\")")
                        .allowed())
                .isTrue();
    }

    @Test
    void a_guest_has_nothing_but_a_type() {
        Asking guest = new Asking().by(new PolicyPrincipal.Guest());

        assertThat(guest.when("principal is Poolgate::Guest && !(principal has sub)")
                        .allowed())
                .isTrue();
        assertThat(guest.when("principal in " + READERS).allowed()).isFalse();
    }

    @Test
    void the_action_is_the_method_on_the_route_and_the_resource_the_application() {
        CedarPolicies policies = Asking.policies("permit(principal, action == Poolgate::Action::\"get /pets/{id}\","
                + " resource == Poolgate::Application::\"Poolgate\");");

        assertThat(new Asking().of(policies).allowed()).isTrue();
        assertThat(new Asking().action("delete /pets/{id}").of(policies).allowed())
                .isFalse();
        assertThat(new Asking().action("get /pets").of(policies).allowed()).isFalse();
    }

    @Test
    void path_query_headers_address_and_time_are_in_the_context() {
        String condition = "context.pathParameters.id == \"12\" && context.queryStringParameters.full == \"yes\""
                + " && context.headers[\"x-tenant\"] == \"t1\" && context.sourceIp.isInRange(ip(\"10.0.0.0/8\"))"
                + " && context.time == datetime(\"2026-11-25T07:00:00Z\")"
                + " && !(context.queryStringParameters has other) && !(context.headers has other)";

        assertThat(new Asking()
                        .query("full", "yes")
                        .header("x-tenant", "t1")
                        .when(condition)
                        .allowed())
                .isTrue();
    }

    @Test
    void what_is_there_twice_denies_only_where_a_policy_looks_at_it() {
        Asking twice = new Asking().query("id", "1", "2").header("x-a", "1", "2");

        assertThat(twice.when("context.queryStringParameters has id").code()).isEqualTo("policy_error");
        assertThat(twice.when("context.headers[\"x-a\"] == \"1\"").code()).isEqualTo("policy_error");
        assertThat(twice.when("true").allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "10.0.0.0/8", "unknown", "::ffff:10.0.0.1"})
    void an_address_that_is_none_denies_where_a_policy_looks_at_it(String address) {
        String condition = "context.sourceIp.isInRange(ip(\"0.0.0.0/0\"))";

        assertThat(new Asking().from(address).when(condition).code()).isEqualTo("policy_error");
        assertThat(new Asking().from(address).when("true").allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice\" || true //",
                "\"::\"x",
                "x\"); permit(principal, action, resource); //",
                "\\\"",
                "\u0000",
                "\ud83d\ude00",
                "eu-west-1_Ab1|readers",
                "#{T(java.lang.Runtime)}",
                "*"
            })
    void s60_what_callers_send_is_data_wherever_it_stands(String hostile) {
        Asking asking = new Asking()
                .by(Asking.user(hostile, Set.of(hostile), Map.of("c", hostile)))
                .path("id", hostile)
                .query("q", hostile)
                .header("h", hostile);
        String readsAll = "(principal == Poolgate::User::\"eu-west-1_Ab1|alice\" || principal in " + READERS
                + " || principal.c == \"alice\" || context.pathParameters.id == \"alice\""
                + " || context.queryStringParameters.q == \"alice\" || context.headers.h == \"alice\")";

        assertThat(asking.when(readsAll).code()).isEqualTo("no_policy_permits");
        // and it arrives as it was sent
        assertThat(asking.when("principal.c == principal.sub && principal.c == context.pathParameters.id"
                                + " && context.pathParameters.id == context.queryStringParameters.q"
                                + " && context.headers.h == principal.c")
                        .allowed())
                .isTrue();
    }

    @Test
    void s60_a_claim_cannot_pose_as_an_entity_or_an_address() {
        Map<String, Object> entity = Map.of("__entity", Map.of("type", "Poolgate::User", "id", "eu-west-1_Ab1|root"));
        Map<String, Object> address = Map.of("__extn", Map.of("fn", "ip", "arg", "10.0.0.1"));

        assertThat(new Asking()
                        .withClaim("c", entity)
                        .when("principal.c == Poolgate::User::\"eu-west-1_Ab1|root\"")
                        .allowed())
                .isFalse();
        assertThat(new Asking()
                        .withClaim("c", address)
                        .when("principal.c.isLoopback()")
                        .allowed())
                .isFalse();
        assertThat(new Asking()
                        .by(Asking.access("a", Set.of(), Set.of(), entity))
                        .when("context.token == Poolgate::User::\"eu-west-1_Ab1|root\"")
                        .allowed())
                .isFalse();
    }

    @Test
    void half_a_character_is_never_taken_for_another_half() {
        String half = "a\ud800";

        assertThat(new Asking().withClaim("c", half).when("principal has c").allowed())
                .isFalse();
        assertThat(new Asking()
                        .path("id", half)
                        .when("context.pathParameters has id")
                        .code())
                .isEqualTo("policy_error");
        assertThat(new Asking()
                        .by(half)
                        .when("principal != Poolgate::User::\"eu-west-1_Ab1|b\"")
                        .code())
                .isEqualTo("policy_error");
        assertThat(new Asking()
                        .by("alice", half)
                        .when("[principal].contains(Poolgate::User::\"eu-west-1_Ab1|alice\")")
                        .allowed())
                .isTrue();
    }

    @Test
    void what_was_read_is_told_by_its_name_in_policies() {
        PolicyDecision decision = new Asking()
                .by(Asking.user("alice", Set.of("readers"), Map.of("dept", "ops", "email", "a@example.com")))
                .header("x-secret", "s")
                .when("principal.dept == \"ops\" && principal in " + READERS
                        + " && context.pathParameters.id == \"12\"");

        assertThat(decision.inputs())
                .containsOnly(
                        Map.entry("principal", "Poolgate::User"),
                        Map.entry("principal.dept", "ops"),
                        Map.entry("principal in " + READERS, "true"),
                        Map.entry("context.pathParameters.id", "12"));
    }

    @Test
    void another_namespace_is_another_vocabulary() {
        CedarPolicies policies = Asking.policies(
                "permit(principal is Pets::Api::User, action == Pets::Api::Action::\"get /pets/{id}\","
                        + " resource == Pets::Api::Application::\"Pets::Api\");",
                CedarSettings.defaults().withNamespace("Pets::Api"));

        assertThat(new Asking().of(policies).allowed()).isTrue();
    }
}
