package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.iam.IamDecision.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    private static final IamRequest READ = new IamRequest("s3:GetObject", "arn:aws:s3:::b/k", IamContext.EMPTY);

    @Test
    void without_a_policy_there_is_nothing() {
        assertThat(Permissions.of(List.of()).decide(READ))
                .isEqualTo(new IamDecision(Effect.IMPLICIT_DENY, Optional.empty()));
    }

    @Test
    void one_policy_that_allows_is_enough() throws MalformedPolicyException {
        Permissions permissions = Permissions.of(List.of(named("a", "Allow", "sqs:*"), named("b", "Allow", "s3:*")));

        assertThat(permissions.decide(READ)).isEqualTo(new IamDecision(Effect.ALLOW, Optional.of("b/Statement[0]")));
    }

    @Test
    void a_deny_wins_wherever_it_stands() throws MalformedPolicyException {
        IamPolicy allows = named("allows", "Allow", "*");
        IamPolicy denies = named("denies", "Deny", "s3:GetObject");
        IamDecision denied = new IamDecision(Effect.EXPLICIT_DENY, Optional.of("denies/Statement[0]"));

        assertThat(Permissions.of(List.of(allows, denies)).decide(READ)).isEqualTo(denied);
        assertThat(Permissions.of(List.of(denies, allows)).decide(READ)).isEqualTo(denied);
        assertThat(Permissions.of(List.of(denies)).decide(READ)).isEqualTo(denied);
        assertThat(Permissions.of(List.of(allows))
                        .within(List.of(allows, denies))
                        .decide(READ))
                .isEqualTo(denied);
        assertThat(Permissions.of(List.of()).within(List.of(denies)).decide(READ))
                .isEqualTo(denied);
    }

    @Test
    void every_filter_must_allow_and_one_of_its_policies_is_enough() throws MalformedPolicyException {
        IamPolicy s3 = named("s3", "Allow", "s3:*");
        IamPolicy sqs = named("sqs", "Allow", "sqs:*");
        Permissions role = Permissions.of(List.of(s3, sqs));

        assertThat(role.within(List.of(sqs, s3)).decide(READ).statement()).contains("s3/Statement[0]");
        assertThat(role.within(List.of(sqs)).decide(READ))
                .isEqualTo(new IamDecision(Effect.IMPLICIT_DENY, Optional.empty()));
        assertThat(role.within(List.of(s3)).within(List.of(sqs)).decide(READ).allowed())
                .isFalse();
        assertThat(role.within(List.of(sqs)).within(List.of(s3)).decide(READ).allowed())
                .isFalse();
        assertThat(role.within(List.of(s3)).within(List.of(s3)).decide(READ).allowed())
                .isTrue();
    }

    @Test
    void S39_a_filter_only_narrows() throws MalformedPolicyException {
        IamPolicy everything = named("everything", "Allow", "*");

        assertThat(Permissions.of(List.of())
                        .within(List.of(everything))
                        .decide(READ)
                        .allowed())
                .isFalse();
        assertThat(Permissions.of(List.of(everything))
                        .within(List.of())
                        .decide(READ)
                        .allowed())
                .isFalse();
    }

    @Test
    void narrowing_leaves_what_was_narrowed_as_it_is() throws MalformedPolicyException {
        Permissions wide = Permissions.of(List.of(named("a", "Allow", "*")));

        assertThat(wide.within(List.of()).decide(READ).allowed()).isFalse();
        assertThat(wide.decide(READ).allowed()).isTrue();
    }

    @Test
    void statements_are_named_by_sid_or_number() throws MalformedPolicyException {
        Permissions permissions = Permissions.of(List.of(IamPolicy.parse("orders", """
                {"Statement":[
                 {"Effect":"Allow","Action":"a:Zero","Resource":"*"},
                 {"Sid":"Own","Effect":"Allow","Action":"a:One","Resource":"*"},
                 {"Sid":"","Effect":"Deny","Action":"a:Two","Resource":"*"}]}
                """)));

        assertThat(statement(permissions, "a:Zero")).isEqualTo("orders/Statement[0]");
        assertThat(statement(permissions, "a:One")).isEqualTo("orders/Own");
        assertThat(statement(permissions, "a:Two")).isEqualTo("orders/Statement[2]");
        assertThat(statement(permissions, "a:Three")).isEmpty();
    }

    @Test
    void a_single_statement_is_number_0() throws MalformedPolicyException {
        Permissions permissions = Permissions.of(List.of(
                IamPolicy.parse("p", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a:b\",\"Resource\":\"*\"}}")));

        assertThat(statement(permissions, "a:b")).isEqualTo("p/Statement[0]");
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, s3:GetObject, true",
        "S3:getobject, s3:GetObject, true",
        "s3:GETOBJECT, S3:GetObject, true",
        "s3:Get*, s3:GetObject, true",
        "s3:Get*, s3:Get, true",
        "s3:Get*, s3:PutObject, false",
        "s3:G?tObject, s3:GetObject, true",
        "s3:*Object, s3:GetObject, true",
        "s3:*, s3:GetObject, true",
        "s3:*, s3x:GetObject, false",
        "s3:*, xs3:GetObject, false",
        "s3-object-lambda:*, s3:GetObject, false",
        "s3:*, s3, false",
        "*, s3:GetObject, true",
        "*:*, s3:GetObject, true",
        "*, whatever, true",
        "s3:GetObject, s3:GetObjectAcl, false",
        "s3:GetObject, s3:GetObjec, false",
    })
    void actions_have_no_case_and_services_no_wildcards(String pattern, String action, boolean expected)
            throws MalformedPolicyException {
        IamRequest request = new IamRequest(action, "arn:aws:s3:::b/k", IamContext.EMPTY);
        String not = "{\"Effect\":\"Allow\",\"NotAction\":\"" + pattern + "\",\"Resource\":\"*\"}";

        assertThat(Permissions.of(List.of(named("p", "Allow", pattern)))
                        .decide(request)
                        .allowed())
                .isEqualTo(expected);
        assertThat(Permissions.of(List.of(Samples.policy(not))).decide(request).allowed())
                .isEqualTo(!expected);
    }

    @ParameterizedTest
    @CsvSource({
        "*, arn:aws:s3:::b/k, true",
        "*, *, true",
        "*, '', true",
        "arn:aws:s3:::b/*, *, false",
        "arn:aws:s3:::*, *, false",
        "arn:*:s3:*:*:*, '', false",
        "arn:*:s3:*:*:*, arn:aws:s3:b, false",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/a/b/c, true",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/, true",
        "arn:aws:s3:::b/*, arn:aws:s3:::b, false",
        "arn:aws:s3:::b/*, arn:aws:s3:::B/a, false",
        "arn:aws:s3:::b/*, arn:aws:S3:::b/a, false",
        "arn:aws:s3:::b*, arn:aws:s3:::b, true",
        "arn:aws:s3:::*/c, arn:aws:s3:::a/b/c, true",
        "arn:aws:s3:::?/c, arn:aws:s3:::a/c, true",
        "arn:aws:s3:::?/c, arn:aws:s3:::/c, false",
        "arn:aws:sns:*:1:t, arn:aws:sns:us-east-1:1:t, true",
        "arn:aws:sns:*:1:t, arn:aws:sns::1:t, true",
        "arn:aws:sns:us-*-1:1:t, arn:aws:sns:us-east-1:1:t, true",
        "arn:aws:sns:us-*-1:1:t, arn:aws:sns:us-east-1:2:t, false",
        "arn:aws:sns:*:1:*, arn:aws:sns:a:2:1:t, false",
        "arn:aws:logs:r:1:log-group:g:*, arn:aws:logs:r:1:log-group:g:log-stream:s, true",
        "arn:aws:sns::*:t, arn:aws:sns::a/b:t, true",
    })
    void resources_have_case_and_parts(String pattern, String resource, boolean expected)
            throws MalformedPolicyException {
        String not = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotResource\":\"" + pattern + "\"}";

        assertThat(Samples.reaches(Samples.VERSION, pattern, resource, IamContext.EMPTY))
                .isEqualTo(expected);
        assertThat(Permissions.of(List.of(Samples.policy(not)))
                        .decide(new IamRequest("a:b", resource, IamContext.EMPTY))
                        .allowed())
                .isEqualTo(!expected);
    }

    @Test
    void of_listed_actions_and_resources_one_of_each_is_enough() throws MalformedPolicyException {
        Permissions permissions = Permissions.of(List.of(Samples.policy("""
                {"Effect":"Allow","Action":["s3:Get*","sqs:Send*"],"Resource":["arn:aws:s3:::a","arn:aws:sqs:::q"]}""")));

        assertThat(decide(permissions, "s3:GetObject", "arn:aws:s3:::a")).isEqualTo(Effect.ALLOW);
        assertThat(decide(permissions, "sqs:SendMessage", "arn:aws:s3:::a")).isEqualTo(Effect.ALLOW);
        assertThat(decide(permissions, "sns:Publish", "arn:aws:s3:::a")).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(decide(permissions, "s3:GetObject", "arn:aws:s3:::b")).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void exceptions_except_each_of_them() throws MalformedPolicyException {
        Permissions permissions = Permissions.of(List.of(Samples.policy("""
                {"Effect":"Allow","NotAction":["iam:*","s3:Delete*"],"NotResource":["arn:aws:s3:::x","arn:aws:s3:::y"]}
                """)));

        assertThat(decide(permissions, "s3:GetObject", "arn:aws:s3:::a")).isEqualTo(Effect.ALLOW);
        assertThat(decide(permissions, "iam:GetUser", "arn:aws:s3:::a")).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(decide(permissions, "s3:DeleteObject", "arn:aws:s3:::a")).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(decide(permissions, "s3:GetObject", "arn:aws:s3:::y")).isEqualTo(Effect.IMPLICIT_DENY);
    }

    /** The index may leave out only what could not match. */
    @Test
    void statements_of_many_services_are_found_and_no_others() throws MalformedPolicyException {
        List<String> services = List.of("a", "aa", "ab", "b", "ba", "s3", "s3-a", "s3a", "z");
        StringBuilder statements = new StringBuilder(
                "{\"Sid\":\"Any\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"arn:aws:x:::secret\"}");
        for (String service : services) {
            statements
                    .append(",{\"Sid\":\"")
                    .append(service.replace("-", ""))
                    .append(service.contains("-") ? "dash" : "")
                    .append("\",\"Effect\":\"Allow\",\"Action\":\"")
                    .append(service)
                    .append(":Go\",\"Resource\":\"*\"}");
        }
        Permissions permissions = Permissions.of(List.of(Samples.policy(statements.toString())));

        for (String service : services) {
            assertThat(statement(permissions, service + ":Go"))
                    .isEqualTo("p/" + service.replace("-", "") + (service.contains("-") ? "dash" : ""));
            assertThat(statement(permissions, service.toUpperCase(Locale.ROOT) + ":GO"))
                    .isNotEmpty();
            assertThat(decide(permissions, service + ":Go", "arn:aws:x:::secret"))
                    .isEqualTo(Effect.EXPLICIT_DENY);
        }
        for (String other : List.of("", "c", "s", "s3-", "s3b", "zz", "0")) {
            assertThat(statement(permissions, other + ":Go")).isEmpty();
            assertThat(decide(permissions, other + ":Go", "arn:aws:x:::secret")).isEqualTo(Effect.EXPLICIT_DENY);
        }
    }

    private static String statement(Permissions permissions, String action) {
        return permissions
                .decide(new IamRequest(action, "arn:aws:s3:::b", IamContext.EMPTY))
                .statement()
                .orElse("");
    }

    private static Effect decide(Permissions permissions, String action, String resource) {
        return permissions
                .decide(new IamRequest(action, resource, IamContext.EMPTY))
                .effect();
    }

    private static IamPolicy named(String name, String effect, String action) throws MalformedPolicyException {
        return IamPolicy.parse(
                name,
                "{\"Statement\":[{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}]}");
    }
}
