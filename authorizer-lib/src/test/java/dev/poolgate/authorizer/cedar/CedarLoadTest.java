package dev.poolgate.authorizer.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.policy.PolicyLoad;
import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicyRef;
import dev.poolgate.authorizer.policy.PolicyRevision;
import dev.poolgate.authorizer.policy.PolicySource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before it is in force, and how it is told. */
class CedarLoadTest {
    private static final PolicySource SCHEMA = new PolicySource("schema.cedarschema", """
            namespace Poolgate {
              entity UserGroup;
              entity User in [UserGroup] { dept?: String };
              entity Application;
              action reading;
              action all;
              action "get /pets" in [reading, all] appliesTo {
                principal: [User], resource: [Application], context: { pathParameters: { id?: String } }
              };
            }
            """);

    @Test
    void an_error_is_told_with_its_place() {
        List<PolicyProblem> problems =
                Asking.problems("permit(principal, action, resource);\n// \"é\n permit(principal, action, resource)\n"
                        + "  when { \"é\" == context.pathParameters.id && };\nfoo;");

        assertThat(problems).extracting(PolicyProblem::source).containsOnly("test.cedar");
        assertThat(problems).extracting(PolicyProblem::line).containsExactly(4, 5);
        assertThat(problems).extracting(PolicyProblem::column).containsExactly(46, 4);
        assertThat(problems.get(0).toString()).startsWith("test.cedar:4:46: unexpected token `}`");
    }

    @Test
    void a_template_is_refused_since_nothing_links_it() {
        assertThat(Asking.problems("permit(principal == ?principal, action, resource);"))
                .singleElement()
                .asString()
                .contains("template");
    }

    @Test
    void two_policies_of_one_id_are_refused() {
        assertThat(Asking.problems("@id(\"a\") permit(principal, action, resource);\n@id(\"a\")"
                        + " forbid(principal, action, resource);"))
                .singleElement()
                .asString()
                .isEqualTo("test.cedar:2:1: another policy has the id `a`");
    }

    @Test
    void two_sources_of_one_name_are_refused() {
        PolicySource source = new PolicySource("a.cedar", "");

        assertThat(Asking.problems(
                        CedarPolicies.load(List.of(source, source), Optional.empty(), CedarSettings.defaults())))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forbid(principal is User, action, resource);",
                "forbid(principal == Pool::User::\"a\", action, resource);",
                "forbid(principal, action == Action::\"get /pets\", resource);",
                "forbid(principal, action, resource is Poolgate::App);",
                "forbid(principal, action, resource) when { principal in [Poolgate::Group::\"g\"] };"
            })
    void a_type_that_no_request_has_is_refused_also_without_a_schema(String policy) {
        assertThat(Asking.problems(policy)).singleElement().asString().contains("there is never a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "context.headers[\"X-Tenant\"] == \"a\";lower case",
                "principal.getTag(\"Department\") == \"a\";lower case",
                "context.header.a == \"a\";there is no `context.header`",
                "context == {};as a whole",
                "context.headers == {};as a whole",
                "[context].contains({});as a whole"
            })
    void what_can_never_be_meant_is_refused(String condition, String words) {
        assertThat(Asking.problems("permit(principal, action, resource) when { " + condition + " };"))
                .singleElement()
                .asString()
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!(", "if true then ", "true && ", "1 + ", "{a: ", "[", "context.a."})
    void s12_a_policy_that_would_overflow_the_engine_is_never_given_to_it(String part) {
        for (int times : new int[] {601, 20_000}) {
            String text = "permit(principal, action, resource) when { " + part.repeat(times) + " };";

            assertThat(Asking.problems(text)).singleElement().asString().contains("nested too deeply");
        }
    }

    @Test
    void a_long_list_is_not_deep() {
        String groups = "Poolgate::UserGroup::\"p|g\", ".repeat(2_000);

        assertThat(Asking.problems("permit(principal, action, resource) when { principal in [" + groups
                        + "Poolgate::UserGroup::\"p|h\"] };"))
                .isEmpty();
    }

    @Test
    void without_a_schema_a_warning_says_so() {
        assertThat(warnings(load(Asking.PERMIT_ALL, Optional.empty())))
                .singleElement()
                .asString()
                .contains("no schema");
        assertThat(warnings(load(Asking.PERMIT_ALL, Optional.of(SCHEMA)))).isEmpty();
    }

    @Test
    void policies_are_validated_against_the_schema() {
        List<PolicyProblem> problems = Asking.problems(load("""
                permit(principal, action == Poolgate::Action::"get /pets", resource)
                  when { principal.team == "x" };
                permit(principal, action == Poolgate::Action::"get /pats", resource);
                """, Optional.of(SCHEMA)));

        assertThat(problems)
                .extracting(PolicyProblem::toString)
                .anySatisfy(problem -> assertThat(problem).startsWith("test.cedar:2:10: attribute `team`"))
                .anySatisfy(problem -> assertThat(problem).startsWith("test.cedar:3:29: unrecognized action"));
    }

    @Test
    void a_schema_that_is_none_is_told_with_its_place() {
        PolicySource broken = new PolicySource("schema.cedarschema", "namespace Poolgate {\n  entty X;\n}");

        assertThat(Asking.problems(load(Asking.PERMIT_ALL, Optional.of(broken))))
                .singleElement()
                .asString()
                .startsWith("schema.cedarschema:2:3: ");
        assertThat(Asking.problems(load("", Optional.of(new PolicySource("s.json", "{\"Poolgate\": 7}")))))
                .isNotEmpty();
        assertThat(Asking.problems(load("", Optional.of(new PolicySource("s.json", "{" + "[".repeat(9_000))))))
                .singleElement()
                .asString()
                .contains("nested too deeply");
    }

    @Test
    void groups_of_actions_are_those_of_the_schema() {
        String text = "permit(principal, action in Poolgate::Action::\"reading\", resource);\n"
                + "forbid(principal, action in [Poolgate::Action::\"all\"], resource)"
                + " when { principal has dept && principal.dept == \"x\" };";
        CedarPolicies policies = Asking.loaded(load(text, Optional.of(SCHEMA)));

        assertThat(new Asking().action("get /pets").of(policies).allowed()).isTrue();
        assertThat(new Asking().action("get /other").of(policies).allowed()).isFalse();
        assertThat(new Asking()
                        .action("get /pets")
                        .withClaim("dept", "x")
                        .of(policies)
                        .code())
                .isEqualTo("policy_forbids");
    }

    @Test
    void a_policy_on_another_resource_loads_with_a_warning_and_never_applies() {
        PolicyLoad load =
                load("permit(principal, action, resource == Poolgate::Application::\"Other\");", Optional.empty());

        assertThat(warnings(load))
                .extracting(PolicyProblem::message)
                .anyMatch(words -> words.contains("never applies"));
        assertThat(new Asking().of(Asking.loaded(load)).allowed()).isFalse();
    }

    @Test
    void a_revision_is_named_after_all_it_is_made_of() {
        String one = revision(List.of(new PolicySource("a", "x"), new PolicySource("b", "")), "Poolgate");

        assertThat(revision(List.of(new PolicySource("b", ""), new PolicySource("a", "x")), "Poolgate"))
                .isEqualTo(one)
                .hasSize(16);
        assertThat(revision(List.of(new PolicySource("a", ""), new PolicySource("b", "x")), "Poolgate"))
                .isNotEqualTo(one);
        assertThat(revision(List.of(new PolicySource("a", "x"), new PolicySource("b", "")), "Other"))
                .isNotEqualTo(one);
        assertThat(Fingerprint.of("Poolgate", List.of(), Optional.of(SCHEMA)))
                .isNotEqualTo(Fingerprint.of("Poolgate", List.of(), Optional.empty()));
    }

    @Test
    void a_namespace_must_be_one() {
        assertThat(Asking.problems(CedarPolicies.load(
                        List.of(), Optional.empty(), CedarSettings.defaults().withNamespace("Pool gate"))))
                .singleElement()
                .asString()
                .contains("`Pool gate` cannot be a namespace");
    }

    @Test
    void a_revision_says_which_policies_it_has() {
        PolicyRevision revision = Asking.policies("@id(\"all\")" + Asking.PERMIT_ALL + Asking.PERMIT_ALL + "// none;");

        assertThat(revision.policies()).extracting(PolicyRef::id).containsExactly("all", "test.cedar#2");
    }

    private static String revision(List<PolicySource> sources, String namespace) {
        return Fingerprint.of(namespace, sources, Optional.empty());
    }

    private static PolicyLoad load(String text, Optional<PolicySource> schema) {
        return CedarPolicies.load(List.of(new PolicySource("test.cedar", text)), schema, CedarSettings.defaults());
    }

    private static List<PolicyProblem> warnings(PolicyLoad load) {
        return load.fold(PolicyLoad.Loaded::warnings, bad -> {
            throw new AssertionError(bad.problems().toString());
        });
    }
}
