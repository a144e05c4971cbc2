package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
    private static final IamContext ME = IamContext.EMPTY
            .with("t:name", "me")
            .with("t:star", "*")
            .with("t:mark", "?")
            .with("t:colon", "a:b")
            .with("t:slash", "a/b")
            .with("t:variable", "${t:name}")
            .with("t:empty", "")
            .with("t:none", List.of())
            .with("t:many", List.of("me", "you"))
            .with("aws:PrincipalTag/Cost-Center_1.2=x+y@z", "tag");

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "${t:name} me true",
                "${t:name} you false",
                "${T:NAME} me true",
                "a${t:name}b${t:name} amebme true",
                "${t:name}/* me/x true",
                "${t:name}/* metoo/x false",
                "*${t:name} come true",
                "${t:star} * true",
                "${t:star} x false",
                "x${t:star}* xyz false",
                "x${t:star}* x*z true",
                "${t:mark} ? true",
                "${t:mark} x false",
                "${t:slash} a/b true",
                "${t:colon} a:b true",
                "${t:variable} ${t:name} true",
                "${t:variable} me false",
                "${t:empty} \"\" true",
                "a${t:empty}b ab true",
                "${t:absent} \"\" false",
                "${t:absent} * false",
                "${t:absent} ${t:absent} false",
                "*${t:absent}* x false",
                "${t:none} \"\" false",
                "${t:many} me false",
                "${t:many} me,you false",
                "${t:absent,'you'} you true",
                "\"${t:absent, 'you'}\" you true",
                "\"${t:absent,   'you'  }\" you true",
                "${t:absent,''} \"\" true",
                "${t:absent,'a}b'} a}b true",
                "${t:absent,'*'} x false",
                "${t:absent,'*'} * true",
                "${t:absent,'${t:name}'} me false",
                "${t:absent,'${t:name}'} ${t:name} true",
                "${t:none,'you'} you true",
                "${t:many,'you'} you false",
                "${t:name,'you'} me true",
                "${t:name,'you'} you false",
                "${aws:principaltag/cost-center_1.2=x+y@z} tag true",
                "${*} * true",
                "${*} x false",
                "${?} ? true",
                "${?} x false",
                "${$} $ true",
                "${$}{t:name} ${t:name} true",
                "${*}* *abc true",
                "$t:name $t:name true",
                "$ $ true",
                "{t:name} {t:name} true",
                "a$ a$ true",
            })
    void a_variable_is_the_characters_of_its_value(String pattern, String name, boolean expected)
            throws MalformedPolicyException {
        assertThat(Samples.reaches(Samples.VERSION, "arn:aws:s3:::" + pattern, "arn:aws:s3:::" + name, ME))
                .isEqualTo(expected);
        assertThat(Samples.holds("StringLike", "\"" + pattern + "\"", ME.with("t:k", name)))
                .isEqualTo(expected);
        assertThat(Samples.holds("StringNotLike", "\"" + pattern + "\"", ME.with("t:k", name)))
                .isEqualTo(!expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "${t:name} me true",
                "${t:name} ME false",
                "${t:absent} me false",
                "${t:absent,'me'} me true",
                "${*} * true",
                "* x false",
            })
    void string_equals_knows_them_too(String ofPolicy, String requested, boolean expected)
            throws MalformedPolicyException {
        IamContext context = ME.with("t:k", requested);

        String json = "\"" + ofPolicy + "\"";
        assertThat(Samples.holds("StringEquals", json, context)).isEqualTo(expected);
        assertThat(Samples.holds("StringNotEquals", json, context)).isEqualTo(!expected);
    }

    @Test
    void case_can_be_ignored_in_values_of_variables() throws MalformedPolicyException {
        assertThat(Samples.holds("StringEqualsIgnoreCase", "\"x${t:name}\"", ME.with("t:k", "XME")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "${t:name}, me, false",
        "${t:name}, ${t:name}, true",
        "${*}, ${anything}, true",
        "${?}, ${x}, true",
        "${, ${, true",
    })
    void without_the_current_version_they_are_text(String pattern, String name, boolean expected)
            throws MalformedPolicyException {
        assertThat(Samples.reaches(Samples.OLD_VERSION, "arn:aws:s3:::" + pattern, "arn:aws:s3:::" + name, ME))
                .isEqualTo(expected);
    }

    @Test
    void parts_of_an_arn_are_those_of_the_policy_not_of_a_value() throws MalformedPolicyException {
        IamContext context = IamContext.EMPTY.with("t:region", "us-east-1:1");
        String request = "arn:aws:sns:us-east-1:1:t";

        assertThat(Samples.reaches(Samples.VERSION, "arn:aws:sns:${t:region}::t", request, context))
                .isFalse();
        assertThatThrownBy(() -> Samples.reaches(Samples.VERSION, "arn:aws:sns:${t:region}:t", request, context))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage("`Statement.Resource` is not an arn");
    }

    @Test
    void a_variable_may_be_a_whole_arn() throws MalformedPolicyException {
        IamContext context = IamContext.EMPTY.with("t:arn", "arn:aws:s3:::b/*");

        assertThat(Samples.reaches(Samples.VERSION, "${t:arn}", "arn:aws:s3:::b/*", context))
                .isTrue();
        assertThat(Samples.reaches(Samples.VERSION, "${t:arn}", "arn:aws:s3:::b/k", context))
                .isFalse();
        assertThat(Samples.reaches(Samples.VERSION, "${t:arn}", "arn:aws:s3:::b/*", IamContext.EMPTY))
                .isFalse();
    }

    @Test
    void a_region_may_be_one() throws MalformedPolicyException {
        IamContext context = IamContext.EMPTY.with("t:region", "eu-west-1");

        assertThat(Samples.reaches(
                        Samples.VERSION, "arn:aws:sns:${t:region}:1:t", "arn:aws:sns:eu-west-1:1:t", context))
                .isTrue();
    }

    /** Exceptions that nobody can name except nothing from a deny, and everything from an allow. */
    @Test
    void what_is_excepted_by_a_variable_without_value_fails_closed() throws MalformedPolicyException {
        String except = "{\"Effect\":\"%s\",\"Action\":\"*\",\"NotResource\":\"arn:aws:s3:::${t:absent}\"}";
        IamRequest request = new IamRequest("s3:GetObject", "arn:aws:s3:::b", IamContext.EMPTY);

        assertThat(Permissions.of(List.of(Samples.policy(except.formatted("Allow"))))
                        .decide(request)
                        .effect())
                .isEqualTo(IamDecision.Effect.IMPLICIT_DENY);
        assertThat(Permissions.of(List.of(Samples.policy(except.formatted("Deny"))))
                        .decide(request)
                        .effect())
                .isEqualTo(IamDecision.Effect.EXPLICIT_DENY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${t:name}", "${*}"})
    void other_types_have_none(String value) {
        for (String operator : List.of("NumericEquals", "DateEquals", "Bool", "IpAddress", "BinaryEquals", "Null")) {
            assertThatThrownBy(() -> Samples.holds(operator, "\"" + value + "\"", ME))
                    .isInstanceOf(MalformedPolicyException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${",
                "${}",
                "${ }",
                "a${t:name",
                "${t:name ",
                "${t name}",
                "${ t:name}",
                "${t:name }",
                "${*",
                "${**}",
                "${t:*}",
                "${t:name,}",
                "${t:name,you}",
                "${t:name,'you}",
                "${t:name,'you'",
                "${t:name,'you' 'me'}",
                "${t:name,\\\"you\\\"}",
                "${${t:name}}",
                "${'x'}",
            })
    void one_that_is_not_well_formed_is_refused(String text) {
        assertThatThrownBy(() -> Samples.reaches(Samples.VERSION, "arn:aws:s3:::" + text, "*", ME))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageStartingWith("`Statement.Resource` has a variable");
        assertThatThrownBy(() -> Samples.holds("StringEquals", "[\"x\",\"" + text + "\"]", ME))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageStartingWith("`Statement[0].Condition.StringEquals.t:k[1]` has a variable");
    }
}
