package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a policy and what is none, and that a complaint says where. JSON has apostrophes for quotes here. */
class GrammarTest {
    private static final String REST = "'Effect':'Allow','Action':'s3:Get*','Resource':'*'";
    private static final String TRUST_REST = "'Effect':'Allow','Action':'sts:*','Principal':'*'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}",
                "{'Statement':[{'Effect':'Deny','NotAction':['s3:*','sqs:?x*'],'NotResource':['arn:aws:s3:::b']}]}",
                "{'Version':'2008-10-17','Id':'','Statement':{'Effect':'Allow','Action':'*:*','Resource':['*']}}",
                "{'Version':'2012-10-17','Id':'x','Statement':[{'Sid':'','Effect':'Allow','Action':'*','Resource':'*'},"
                        + "{'Sid':'','Effect':'Allow','Action':'*','Resource':'*','Condition':{}}]}",
                "{'Statement':{'Sid':'A1','Effect':'Allow','Action':'execute-api:Invoke','Resource':'arn:*:s3:::*'}}",
                "\n{ 'Statement' : { 'Effect':'Allow', 'Action':'a:b', 'Resource':'arn:aws:a:::' } }\t",
            })
    void these_are_permission_policies(String json) throws MalformedPolicyException {
        assertThat(IamPolicy.parse("p", Samples.json(json)).name()).isEqualTo("p");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | the document is no json object: not strict json at `$`",
                "[] | the document is no json object: not strict json at `$`",
                "{ | the document is no json object: not strict json at `$.`",
                "{'Statement':[]}x | the document is no json object: not strict json at `$`",
                "{'Statement':[],'Statement':[]} "
                        + "| the document is no json object: two members of one name at `$.Statement`",
                "{'Statement':[{'Effect':'Allow','Effect':'Deny'}]} "
                        + "| the document is no json object: two members of one name at `$.Statement[0].Effect`",
                "{} | the document has no `Statement`",
                "{'Statement':[]} | `Statement` is empty",
                "{'Statement':null} | `Statement` is not an object",
                "{'Statement':'x'} | `Statement` is not an object",
                "{'Statement':[1]} | `Statement[0]` is not an object",
                "{'Statement':[[]]} | `Statement[0]` is not an object",
                "{'Statement':[],'statement':[]} | `statement` is no element of this kind of policy",
                "{'Version':'2012-10-18','Statement':[]} | `Version` is neither `2012-10-17` nor `2008-10-17`",
                "{'Version':20121017,'Statement':[]} | `Version` is not a string",
                "{'Version':null,'Statement':[]} | `Version` is not a string",
                "{'Id':1,'Statement':[]} | `Id` is not a string",
            })
    void a_document_must_be_whole(String json, String message) {
        assertThatThrownBy(() -> IamPolicy.parse("p", Samples.json(json)))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> TrustPolicy.parse(Samples.json(json)))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Action':'*','Resource':'*' | `Statement[1]` has no `Effect`",
                "'Effect':'allow','Action':'*','Resource':'*' "
                        + "| `Statement[1].Effect` is neither `Allow` nor `Deny`",
                "'Effect':'','Action':'*','Resource':'*' | `Statement[1].Effect` is neither `Allow` nor `Deny`",
                "'Effect':true,'Action':'*','Resource':'*' | `Statement[1].Effect` is not a string",
                "'Effect':['Allow'],'Action':'*','Resource':'*' | `Statement[1].Effect` is not a string",
                "'Effect':'Allow','Resource':'*' | `Statement[1]` needs one of `Action` and `NotAction`",
                "'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*' "
                        + "| `Statement[1]` needs one of `Action` and `NotAction`",
                "'Effect':'Allow','Action':'*' | `Statement[1]` needs one of `Resource` and `NotResource`",
                "'Effect':'Allow','Action':'*','Resource':'*','NotResource':'*' "
                        + "| `Statement[1]` needs one of `Resource` and `NotResource`",
                "'Effect':'Allow','Action':[],'Resource':'*' | `Statement[1].Action` is empty",
                "'Effect':'Allow','Action':'*','Resource':[] | `Statement[1].Resource` is empty",
                "'Effect':'Allow','Action':1,'Resource':'*' | `Statement[1].Action` is not a string",
                "'Effect':'Allow','Action':['*',null],'Resource':'*' | `Statement[1].Action[1]` is not a string",
                "'Effect':'Allow','Action':'*','Resource':{'a':'b'} | `Statement[1].Resource` is not a string",
                "'Effect':'Allow','Action':'*','Resource':12 | `Statement[1].Resource` is not a string",
                "'Effect':'Allow','Action':'*','Resource':['*',true] | `Statement[1].Resource[1]` is not a string",
                "'Sid':'a b','Effect':'Allow','Action':'*','Resource':'*' "
                        + "| `Statement[1].Sid` has more than letters and digits",
                "'Sid':'\u00e9',REST | `Statement[1].Sid` has more than letters and digits",
                "'Sid':'First',REST | `Statement[1].Sid` is also another statement's",
                "'Sid':1,REST | `Statement[1].Sid` is not a string",
                "'Principal':'*',REST | `Statement[1].Principal` is no element of this kind of policy",
                "'NotPrincipal':'*',REST | `Statement[1].NotPrincipal` is no element of this kind of policy",
                "'effect':'Allow',REST | `Statement[1].effect` is no element of this kind of policy",
                "'Comment':'x',REST | `Statement[1].Comment` is no element of this kind of policy",
                "'Condition':[],REST | `Statement[1].Condition` is not an object",
                "'Condition':null,REST | `Statement[1].Condition` is not an object",
                "'Condition':{'Equals':{'a:b':'c'}},REST | `Statement[1].Condition.Equals` is not an operator",
                "'Condition':{'StringEquals':'x'},REST | `Statement[1].Condition.StringEquals` is not an object",
                "'Condition':{'StringEquals':{'a:b':[]}},REST "
                        + "| `Statement[1].Condition.StringEquals.a:b` is empty",
                "'Condition':{'StringEquals':{'a:b':null}},REST "
                        + "| `Statement[1].Condition.StringEquals.a:b` is not a string",
                "'Condition':{'StringEquals':{'a:b':['x',{}]}},REST "
                        + "| `Statement[1].Condition.StringEquals.a:b[1]` is not a string",
                "'Condition':{'StringEquals':{'a:b':'1','A:B':'2'}},REST "
                        + "| `Statement[1].Condition.StringEquals.A:B` is there twice, as case does not count in keys",
                "'Condition':{'StringEquals':{'a':'1'}},REST "
                        + "| `Statement[1].Condition.StringEquals.a` is not a condition key",
                "'Condition':{'StringEquals':{'a:':'1'}},REST "
                        + "| `Statement[1].Condition.StringEquals.a:` is not a condition key",
                "'Condition':{'StringEquals':{':a':'1'}},REST "
                        + "| `Statement[1].Condition.StringEquals.:a` is not a condition key",
                "'Condition':{'StringEquals':{'a:${b:c}':'1'}},REST "
                        + "| `Statement[1].Condition.StringEquals.a:${b:c}` is not a condition key",
                "'Condition':{'NullIfExists':{'a:b':'true'}},REST "
                        + "| `Statement[1].Condition.NullIfExists` is not an operator: `Null` stands alone",
                "'Condition':{'ForAnyValue:Null':{'a:b':'true'}},REST "
                        + "| `Statement[1].Condition.ForAnyValue:Null` is not an operator: `Null` stands alone",
                "'Condition':{'Null':{'a:b':'x'}},REST "
                        + "| `Statement[1].Condition.Null.a:b` is neither `true` nor `false`",
            })
    void a_statement_must_be_whole(String statement, String message) {
        String json = "{'Statement':[{'Sid':'First'," + REST + "},{" + statement.replace("REST", REST) + "}]}";

        assertThatThrownBy(() -> IamPolicy.parse("p", Samples.json(json)))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stringEquals",
                "StringEqualsIfExistsIfExists",
                "IfExists",
                "",
                "ForAllValues:",
                "ForAllValues:ForAnyValue:StringEquals",
                "forAllValues:StringEquals",
                "ForAllValues",
                "ForSomeValues:StringEquals",
                "StringEquals ",
                "NumericLike",
                "DateNotLessThan",
                "BoolNot",
                "BinaryNotEquals",
                "NotNull"
            })
    void operators_are_those_of_the_list(String operator) {
        assertThatThrownBy(() -> Samples.under("{\"" + operator + "\":{\"a:b\":\"true\"}}"))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageEndingWith(" is not an operator");
    }

    @ParameterizedTest
    @CsvSource({
        "NumericEquals, ten, is not a number",
        "NumericEquals, '', is not a number",
        "NumericEquals, 0x10, is not a number",
        "NumericEquals, \u0661, is not a number",
        "DateEquals, yesterday, is not a date",
        "DateEquals, 2026-02-30, is not a date",
        "DateEquals, 2026-01-01T00:00:00, is not a date",
        "DateEquals, '', is not a date",
        "Bool, yes, is neither `true` nor `false`",
        "BinaryEquals, QUI*, is not base64",
        "IpAddress, 10.0.0.0/33, is not an address or range",
        "IpAddress, 10.0.0.0/-1, is not an address or range",
        "IpAddress, 10.0.0.0/, is not an address or range",
        "IpAddress, 10.0.0.0/08, is not an address or range",
        "IpAddress, 10.0.0.0/8/8, is not an address or range",
        "IpAddress, 10.0.0/8, is not an address or range",
        "IpAddress, 010.0.0.0/8, is not an address or range",
        "IpAddress, ::/129, is not an address or range",
        "IpAddress, example.org, is not an address or range",
        "IpAddress, *, is not an address or range",
        "IpAddress, '', is not an address or range",
        "ArnEquals, x, is not an arn",
        "ArnLike, arn:aws:s3:b, is not an arn",
        "ArnLike, '', is not an arn",
        "ArnLike, arx:aws:s3:::b, is not an arn",
    })
    void values_are_of_their_operators_type(String operator, String value, String message) {
        String json = "{\"" + operator + "\":{\"a:b\":\"" + value + "\"}}";

        assertThatThrownBy(() -> Samples.under(json))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage("`Statement[0].Condition." + operator + ".a:b` " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3",
                ":Get",
                "s3:",
                "s3*:Get",
                "?:Get",
                "*:Get",
                "s3:Get Object",
                "s3:${aws:username}",
                "s3:a:b",
                "s3 :Get",
                "s3:Gét",
                "**",
                "*Get",
                "(a+)+$",
                "s3:(a+)+$"
            })
    void S62_an_action_is_a_service_and_a_name_and_no_expression(String action) {
        String json = "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}";

        assertThatThrownBy(() -> Samples.policy(json))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage("`Statement[0].Action` is not an action: `" + action + "`");
    }

    @ParameterizedTest
    @CsvSource({
        "'', is not an arn",
        "bucket, is not an arn",
        "?, is not an arn",
        "*x, is not an arn",
        "arn:*, is not an arn",
        "arn:aws:s3, is not an arn",
        "arn:aws:s3:::, valid",
        "ARN:aws:s3:::b, is not an arn",
        "*:aws:s3:::b, is not an arn",
        "arn:aws:*:::b, has a wildcard for its service",
        "arn:aws:s?:::b, has a wildcard for its service",
        "arn:*:s3:*:*:*, valid",
        "arn:aws:s3:::(a+)+$, valid",
    })
    void a_resource_is_a_whole_arn(String resource, String expected) {
        String json = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"" + resource + "\"}";
        String outcome;
        try {
            Samples.policy(json);
            outcome = "valid";
        } catch (MalformedPolicyException e) {
            outcome = String.valueOf(e.getMessage()).replace("`Statement[0].Resource` ", "");
        }
        assertThat(outcome).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Principal':'*'",
                "'Principal':{'AWS':'*'}",
                "'Principal':{'AWS':['123456789012','arn:aws:iam::123456789012:root']}",
                "'Principal':{'AWS':'arn:aws:sts::123456789012:assumed-role/r/s'}",
                "'Principal':{'Federated':'cognito-identity.amazonaws.com'}",
                "'Principal':{'Federated':['a','arn:aws:iam::123456789012:oidc-provider/x'],'Service':'ec2.amazonaws.com'}",
                "'NotPrincipal':{'AWS':'123456789012'}",
            })
    void these_are_principals(String principal) throws MalformedPolicyException {
        assertThat(TrustPolicy.parse(
                        Samples.json("{'Statement':{'Effect':'Deny','Action':'sts:*'," + principal + "}}")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Effect':'Allow','Action':'*' | `Statement` needs one of `Principal` and `NotPrincipal`",
                "'Principal':'*','NotPrincipal':'*','Effect':'Allow','Action':'*' "
                        + "| `Statement` needs one of `Principal` and `NotPrincipal`",
                "'Resource':'*',TRUST | `Statement.Resource` is no element of this kind of policy",
                "'NotResource':'*',TRUST | `Statement.NotResource` is no element of this kind of policy",
                "'Principal':'x','Effect':'Allow','Action':'*' | `Statement.Principal` is not an object",
                "'Principal':['*'],'Effect':'Allow','Action':'*' | `Statement.Principal` is not an object",
                "'Principal':{},'Effect':'Allow','Action':'*' | `Statement.Principal` is empty",
                "'Principal':{'AWS':[]},'Effect':'Allow','Action':'*' | `Statement.Principal.AWS` is empty",
                "'Principal':{'aws':'*'},'Effect':'Allow','Action':'*' "
                        + "| `Statement.Principal.aws` is none of `AWS`, `Federated` and `Service`",
                "'Principal':{'CanonicalUser':'x'},'Effect':'Allow','Action':'*' "
                        + "| `Statement.Principal.CanonicalUser` is none of `AWS`, `Federated` and `Service`",
                "'Principal':{'AWS':'12345678901'},'Effect':'Allow','Action':'*' "
                        + "| `Statement.Principal.AWS` is neither an account nor an arn of a principal",
                "'Principal':{'AWS':'arn:aws:s3:::b'},'Effect':'Allow','Action':'*' "
                        + "| `Statement.Principal.AWS` is neither an account nor an arn of a principal",
                "'Principal':{'AWS':'arn:aws:iam::123456789012:role/*'},'Effect':'Allow','Action':'*' "
                        + "| `Statement.Principal.AWS` is empty or has a wildcard, where only all or one can be named",
                "'Principal':{'Federated':'*.example.org'},'Effect':'Allow','Action':'*' "
                        + "| `Statement.Principal.Federated` is empty or has a wildcard, where only all or one can be named",
                "'Principal':{'Service':['']},'Effect':'Allow','Action':'*' "
                        + "| `Statement.Principal.Service[0]` is empty or has a wildcard, where only all or one can be named",
                "'Principal':{'AWS':1},'Effect':'Allow','Action':'*' | `Statement.Principal.AWS` is not a string",
            })
    void a_trust_policy_names_principals_and_no_resource(String statement, String message) {
        String json = "{'Statement':{" + statement.replace("TRUST", TRUST_REST) + "}}";

        assertThatThrownBy(() -> TrustPolicy.parse(Samples.json(json)))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(message);
    }

    @Test
    void white_space_does_not_count_towards_the_length() throws MalformedPolicyException {
        String empty = Samples.json("{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'},'Id':''}");
        String full = withId(empty, 10_240);

        assertThat(IamPolicy.parse("p", full + " ".repeat(100_000))).isNotNull();
        assertThatThrownBy(() -> IamPolicy.parse("p", withId(empty, 10_241)))
                .hasMessage("the document is longer than `10240` characters");
        assertThatThrownBy(() -> IamPolicy.parse("p", full + " ".repeat(131_073 - full.length())))
                .hasMessage("the document is longer than `10240` characters");
    }

    @Test
    void a_trust_policy_is_shorter() throws MalformedPolicyException {
        String empty = Samples.json("{'Statement':{'Effect':'Deny','Action':'*','Principal':'*'},'Id':''}");

        assertThat(TrustPolicy.parse(withId(empty, 4_096))).isNotNull();
        assertThatThrownBy(() -> TrustPolicy.parse(withId(empty, 4_097)))
                .hasMessage("the document is longer than `4096` characters");
    }

    @Test
    void half_a_character_does_not_become_a_wildcard() {
        for (String half : List.of("\ud83d", "\ude00", "x\ud83dy")) {
            assertThatThrownBy(() -> Samples.policy(
                            "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::" + half + "\"}"))
                    .isInstanceOf(MalformedPolicyException.class)
                    .hasMessage("the document has half a character");
        }
    }

    @Test
    void a_long_path_is_cut_short_in_the_message() {
        String json = "{\"" + "x".repeat(5_000) + "\":{\"a:b\":\"c\"}}";

        assertThatThrownBy(() -> Samples.under(json))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(150));
    }

    private static String withId(String json, int length) {
        String id = "x".repeat(length - json.length());
        return json.replace("\"Id\":\"\"", "\"Id\":\"" + id + "\"");
    }
}
