package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.iam.PolicyFinding.Code;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON has apostrophes for quotes here; {@code C} stands for the prefix of Cognito's keys. */
class FindingsTest {
    private static final String POOL = "us-east-1:1a2b3c4d-0000-4000-8000-123456789abc";
    private static final String AUD = "'StringEquals':{'C:aud':'" + POOL + "'}";
    private static final String USERS = "'ForAnyValue:StringLike':{'C:amr':'authenticated'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "AUD,USERS | \"\"",
                "AUD,'ForAnyValue:StringEquals':{'C:amr':'authenticated'} | \"\"",
                "AUD,'StringLike':{'C:AMR':'authenticated'} | \"\"",
                "AUD,'ForAnyValue:StringEquals':{'C:amr':'unauthenticated'} | \"\"",
                "USERS | ANY_POOL",
                "'StringEqualsIfExists':{'C:aud':'P'},USERS | ABSENT_VALUE_PASSES",
                "'ForAllValues:StringEquals':{'C:aud':'P'},USERS | ABSENT_VALUE_PASSES",
                "'StringNotEquals':{'C:aud':'P'},USERS | ANY_POOL",
                "'Null':{'C:aud':'false'},USERS | ANY_POOL",
                "'StringLike':{'C:aud':'*'},USERS | ANY_POOL WILDCARD_AUDIENCE",
                "'StringLike':{'C:aud':'us-east-1:*'},USERS | WILDCARD_AUDIENCE",
                "'StringLike':{'C:aud':'P'},USERS | \"\"",
                "'StringEquals':{'C:sub':'us-east-1:x'},USERS | ANY_POOL",
                "AUD | GUESTS_AND_USERS",
                "AUD,'ForAnyValue:StringLike':{'C:amr':'*authenticated'} | GUESTS_AND_USERS",
                "AUD,'ForAnyValue:StringEquals':{'C:amr':['authenticated','unauthenticated']} | GUESTS_AND_USERS",
                "AUD,'Null':{'C:amr':'false'} | GUESTS_AND_USERS",
                "AUD,'ForAllValues:StringEquals':{'C:amr':'unauthenticated'} | ABSENT_VALUE_PASSES",
                "AUD,'ForAllValues:StringLike':{'C:amr':['authenticated','cognito-idp.*']} | ABSENT_VALUE_PASSES",
                "AUD,'ForAnyValue:StringEqualsIfExists':{'C:amr':'authenticated'} | ABSENT_VALUE_PASSES",
                "AUD,'ForAnyValue:StringNotEquals':{'C:amr':'unauthenticated'} | \"\"",
                "\"\" | ANY_POOL GUESTS_AND_USERS",
                "'StringEquals':{'C:aud':'us-east-1:*'},USERS | LITERAL_WILDCARD",
                "'StringEquals':{'C:aud':'a${*}'},USERS | \"\"",
                "'StringEquals':{'C:aud':'${C:amr}'},USERS | UNRESOLVABLE_VARIABLE",
            })
    void S63_a_role_that_another_pool_or_a_guest_could_get_is_found(String condition, String codes)
            throws MalformedPolicyException {
        String json = "'Effect':'Allow','Principal':{'Federated':'C'},'Action':'sts:*','Condition':{" + condition + "}";

        assertThat(codes(trust(json))).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'StringEquals':{'idp.example.org/x:aud':'client'} | \"\"",
                "'StringEquals':{'IDP.example.org/x:aud':'client'} | \"\"",
                "'StringEquals':{'idp.example.org/x:azp':'client'} | \"\"",
                "'StringEquals':{'idp.example.org/x:sub':'someone'} | ANY_CLIENT",
                "'StringEquals':{'idp.example.org:aud':'client'} | ANY_CLIENT",
                "'StringEqualsIfExists':{'idp.example.org/x:aud':'client'} | ABSENT_VALUE_PASSES",
                "'StringLike':{'idp.example.org/x:aud':'app-*'} | WILDCARD_AUDIENCE",
                "'StringLike':{'idp.example.org/x:aud':'*'} | ANY_CLIENT WILDCARD_AUDIENCE",
                "\"\" | ANY_CLIENT",
            })
    void S63_a_role_that_every_client_of_a_provider_could_get_is_found(String condition, String codes)
            throws MalformedPolicyException {
        String json = "'Effect':'Allow','Principal':{'Federated':'arn:aws:iam::1:oidc-provider/idp.example.org/x'},"
                + "'Action':'sts:*','Condition':{" + condition + "}";

        assertThat(codes(trust(json))).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Allow','Principal':'*' | ANYONE",
                "'Allow','Principal':{'AWS':'*'} | ANYONE",
                "'Allow','Principal':{'Federated':'*'} | ANYONE",
                "'Allow','Principal':{'Federated':['idp','*']} | ANYONE",
                "'Allow','NotPrincipal':{'AWS':'123456789012'} | ALL_BUT_SOME_PRINCIPALS",
                "'Allow','Principal':{'Federated':'accounts.google.com'} | ANY_CLIENT",
                "'Allow','Principal':{'Federated':'www.amazon.com'},'Condition':{'StringEquals':{'www.amazon.com:app_id':'x'}}"
                        + " | \"\"",
                "'Allow','Principal':{'Federated':'arn:aws:iam::1:saml-provider/x'} | \"\"",
                "'Allow','Principal':{'AWS':'123456789012'} | \"\"",
                "'Deny','Principal':'*' | \"\"",
                "'Deny','NotPrincipal':{'AWS':'123456789012'} | \"\"",
                "'Deny','Principal':{'Federated':'C'} | \"\"",
            })
    void S63_a_role_for_anyone_is_found(String statement, String codes) throws MalformedPolicyException {
        assertThat(codes(trust("'Action':'sts:*','Effect':" + statement))).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Allow','Action':'*','Resource':'*' | EVERYTHING",
                "'Allow','Action':['s3:*','*:*'],'Resource':['arn:aws:s3:::b','*'] | EVERYTHING",
                "'Allow','Action':'s3:*','Resource':'*' | \"\"",
                "'Allow','Action':'*','Resource':'arn:aws:s3:::*' | \"\"",
                "'Allow','NotAction':'iam:*','Resource':'*' | ALL_BUT_SOME_ACTIONS",
                "'Allow','Action':'*','NotResource':'arn:aws:s3:::b' | ALL_BUT_SOME_RESOURCES",
                "'Allow','NotAction':'iam:*','NotResource':'arn:aws:s3:::b' | ALL_BUT_SOME_ACTIONS ALL_BUT_SOME_RESOURCES",
                "'Deny','Action':'*','Resource':'*' | \"\"",
                "'Deny','NotAction':'iam:*','NotResource':'arn:aws:s3:::b' | \"\"",
                "'Allow','Action':'s3:*','Resource':'arn:aws:s3:::b/${C:sub}/*' | \"\"",
                "'Allow','Action':'s3:*','Resource':'arn:aws:s3:::b/${C:amr}/*' | UNRESOLVABLE_VARIABLE",
                "'Deny','Action':'s3:*','Resource':'arn:aws:s3:::b/${aws:TagKeys}' | UNRESOLVABLE_VARIABLE",
                "'Deny','Action':'s3:*','Resource':'*','Condition':{'StringNotEquals':{'s3:prefix':'home/*'}} "
                        + "| LITERAL_WILDCARD",
                "'Allow','Action':'s3:*','Resource':'*','Condition':{'StringLike':{'s3:prefix':'home/*'}} | \"\"",
            })
    void permissions_that_are_too_wide_or_without_effect_are_found(String statement, String codes)
            throws MalformedPolicyException {
        IamPolicy policy = Samples.policy(cognito("{'Effect':" + statement + "}"));

        assertThat(codes(policy.findings())).isEqualTo(codes);
    }

    @Test
    void variables_of_an_old_version_are_found() throws MalformedPolicyException {
        IamPolicy policy = IamPolicy.parse("old", """
                {"Version":"2008-10-17","Statement":[
                 {"Sid":"InResource","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}"},
                 {"Sid":"InCondition","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b",
                  "Condition":{"StringLike":{"s3:prefix":"${aws:username}/*"}}}]}
                """);
        TrustPolicy trust = TrustPolicy.parse("""
                {"Statement":{"Sid":"T","Effect":"Deny","Principal":"*","Action":"sts:*",
                 "Condition":{"StringEquals":{"aws:RequestTag/name":"${aws:username}"}}}}
                """);

        assertThat(policy.findings())
                .containsExactly(
                        new PolicyFinding(Code.LITERAL_VARIABLE, "old/InResource"),
                        new PolicyFinding(Code.LITERAL_VARIABLE, "old/InCondition"));
        assertThat(trust.findings()).containsExactly(new PolicyFinding(Code.LITERAL_VARIABLE, "trust-policy/T"));
    }

    @Test
    void a_finding_says_where_and_what() {
        assertThat(Arrays.stream(Code.values()).map(code -> new PolicyFinding(code, "p/S").text()))
                .allMatch(text -> text.startsWith("`p/S` ") && text.length() > 30)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_guides_trust_policy_is_clean() throws MalformedPolicyException {
        assertThat(codes(trust("'Effect':'Allow','Principal':{'Federated':'C'},"
                        + "'Action':['sts:AssumeRoleWithWebIdentity','sts:TagSession'],'Condition':{AUD,USERS}")))
                .isEmpty();
    }

    private static List<PolicyFinding> trust(String statement) throws MalformedPolicyException {
        String json = statement.replace("AUD", AUD).replace("USERS", USERS).replace("'P'", "'" + POOL + "'");
        return Samples.trust(cognito("{" + json + "}")).findings();
    }

    private static String cognito(String text) {
        return Samples.json(text.replace("'C:", "'cognito-identity.amazonaws.com:")
                .replace("{C:", "{cognito-identity.amazonaws.com:")
                .replace("'C'", "'cognito-identity.amazonaws.com'"));
    }

    private static String codes(List<PolicyFinding> findings) {
        return String.join(" ", findings.stream().map(f -> f.code().name()).toList());
    }
}
