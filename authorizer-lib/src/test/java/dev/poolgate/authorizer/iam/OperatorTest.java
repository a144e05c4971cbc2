package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operator, alone and with all that may stand around it, on keys with no, one and several values. */
class OperatorTest {

    /**
     * An operator with its opposite.
     *
     * @param negated empty where there is none
     * @param ofPolicy what a policy lists
     * @param fitting a value that equals it
     * @param other a value that does not
     */
    private record Pair(String positive, String negated, String ofPolicy, String fitting, String other) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("StringEquals", "StringNotEquals", "Ab", "Ab", "ab"),
            new Pair("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "Ab", "aB", "abc"),
            new Pair("StringLike", "StringNotLike", "a*?", "abc", "a"),
            new Pair("NumericEquals", "NumericNotEquals", "10", "10.0", "10.1"),
            new Pair("NumericLessThan", "", "10", "9.99", "10"),
            new Pair("NumericLessThanEquals", "", "10", "10", "11"),
            new Pair("NumericGreaterThan", "", "10", "1e2", "10"),
            new Pair("NumericGreaterThanEquals", "", "10", "10", "-11"),
            new Pair("DateEquals", "DateNotEquals", "2026-01-01T00:00:00Z", "1767225600", "1767225601"),
            new Pair("DateLessThan", "", "2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "2026-01-01"),
            new Pair("DateLessThanEquals", "", "2026-01-01", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:01Z"),
            new Pair("DateGreaterThan", "", "1767225600", "2026-01-01T00:00:00.001Z", "2026-01-01T00:00Z"),
            new Pair("DateGreaterThanEquals", "", "1767225600", "2026-01-01", "2025-12-31"),
            new Pair("Bool", "", "true", "True", "false"),
            new Pair("BinaryEquals", "", "QUI=", "QUI=", "QUE="),
            new Pair("IpAddress", "NotIpAddress", "10.0.0.0/8", "10.255.0.1", "11.0.0.0"),
            new Pair("ArnEquals", "ArnNotEquals", "arn:aws:s3:::b/*", "arn:aws:s3:::b/c", "arn:aws:s3:::c/c"),
            new Pair("ArnLike", "ArnNotLike", "arn:*:s3:::b?", "arn:aws-cn:s3:::bb", "arn:aws:s3:::b"));

    @TestFactory
    Stream<DynamicTest> a_positive_operator_holds_where_a_value_fits() {
        return each(PAIRS.stream(), pair -> {
            String operator = pair.positive;
            expect(pair, operator, List.of(pair.fitting), true);
            expect(pair, operator, List.of(pair.other), false);
            expect(pair, operator, List.of(pair.other, pair.fitting), true);
            expect(pair, operator, List.of(), false);
            expectAbsent(pair, operator, false);
        });
    }

    /** A trap of AWS's: a negated operator also holds where there is nothing to negate. */
    @TestFactory
    Stream<DynamicTest> a_negated_operator_holds_where_no_value_fits() {
        return each(negated(), pair -> {
            String operator = pair.negated;
            expect(pair, operator, List.of(pair.fitting), false);
            expect(pair, operator, List.of(pair.other), true);
            expect(pair, operator, List.of(pair.other, pair.fitting), false);
            expect(pair, operator, List.of(), true);
            expectAbsent(pair, operator, true);
        });
    }

    @TestFactory
    Stream<DynamicTest> if_exists_holds_where_the_key_is_absent_and_changes_nothing_else() {
        return each(PAIRS.stream(), pair -> {
            for (String prefix : List.of("", "ForAnyValue:", "ForAllValues:")) {
                String operator = prefix + pair.positive + "IfExists";
                expect(pair, operator, List.of(pair.fitting), true);
                expect(pair, operator, List.of(pair.other), false);
                expect(pair, operator, List.of(), true);
                expectAbsent(pair, operator, true);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_negated_one_with_if_exists_too() {
        return each(negated(), pair -> {
            for (String prefix : List.of("", "ForAnyValue:", "ForAllValues:")) {
                String operator = prefix + pair.negated + "IfExists";
                expect(pair, operator, List.of(pair.fitting), false);
                expect(pair, operator, List.of(pair.other), true);
                expectAbsent(pair, operator, true);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> for_all_values_wants_every_value_to_fit_and_holds_on_none() {
        return each(PAIRS.stream(), pair -> {
            String operator = "ForAllValues:" + pair.positive;
            expect(pair, operator, List.of(pair.fitting), true);
            expect(pair, operator, List.of(pair.fitting, pair.fitting), true);
            expect(pair, operator, List.of(pair.fitting, pair.other), false);
            expect(pair, operator, List.of(pair.other), false);
            expect(pair, operator, List.of(), true);
            expectAbsent(pair, operator, true);
        });
    }

    @TestFactory
    Stream<DynamicTest> for_any_value_wants_one_value_to_fit_and_does_not_hold_on_none() {
        return each(PAIRS.stream(), pair -> {
            String operator = "ForAnyValue:" + pair.positive;
            expect(pair, operator, List.of(pair.fitting), true);
            expect(pair, operator, List.of(pair.other, pair.fitting), true);
            expect(pair, operator, List.of(pair.other), false);
            expect(pair, operator, List.of(), false);
            expectAbsent(pair, operator, false);
        });
    }

    @TestFactory
    Stream<DynamicTest> negated_operators_count_the_values_that_do_not_fit() {
        return each(negated(), pair -> {
            expect(pair, "ForAllValues:" + pair.negated, List.of(pair.other, pair.other), true);
            expect(pair, "ForAllValues:" + pair.negated, List.of(pair.other, pair.fitting), false);
            expectAbsent(pair, "ForAllValues:" + pair.negated, true);
            expect(pair, "ForAnyValue:" + pair.negated, List.of(pair.other, pair.fitting), true);
            expect(pair, "ForAnyValue:" + pair.negated, List.of(pair.fitting), false);
            expectAbsent(pair, "ForAnyValue:" + pair.negated, false);
        });
    }

    /** Values of a policy are alternatives; to a negated operator, exceptions. */
    @TestFactory
    Stream<DynamicTest> of_several_values_of_a_policy_one_is_enough() {
        return each(negated().filter(pair -> !pair.positive.endsWith("Than")), pair -> {
            String values = "[\"" + pair.ofPolicy + "\",\"" + pair.ofPolicy + "\"]";
            assertThat(Samples.holds(pair.positive, values, key(pair.fitting))).isTrue();
            assertThat(Samples.holds(pair.negated, values, key(pair.fitting))).isFalse();
        });
    }

    @Test
    void several_values_of_a_policy_are_alternatives_to_one_and_exceptions_to_the_other()
            throws MalformedPolicyException {
        assertThat(Samples.holds("StringEquals", "[\"a\",\"b\"]", key("b"))).isTrue();
        assertThat(Samples.holds("StringEquals", "[\"a\",\"b\"]", key("c"))).isFalse();
        assertThat(Samples.holds("StringNotEquals", "[\"a\",\"b\"]", key("b"))).isFalse();
        assertThat(Samples.holds("StringNotEquals", "[\"a\",\"b\"]", key("c"))).isTrue();
        assertThat(Samples.holds("ForAllValues:StringEquals", "[\"a\",\"b\"]", key("a", "b", "a")))
                .isTrue();
        assertThat(Samples.holds("ForAllValues:StringEquals", "[\"a\",\"b\"]", key("a", "c")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Null, true, false, true",
        "Null, false, true, false",
        "Null, TRUE, false, true",
    })
    void null_asks_whether_the_key_is_absent(String operator, String value, boolean present, boolean absent)
            throws MalformedPolicyException {
        for (String json : List.of("\"" + value + "\"", "[\"" + value + "\"]")) {
            assertThat(Samples.holds(operator, json, key("x"))).isEqualTo(present);
            assertThat(Samples.holds(operator, json, key("x", "y"))).isEqualTo(present);
            assertThat(Samples.holds(operator, json, key(""))).isEqualTo(present);
            assertThat(Samples.holds(operator, json, key())).isEqualTo(absent);
            assertThat(Samples.holds(operator, json, IamContext.EMPTY)).isEqualTo(absent);
        }
    }

    @Test
    void json_numbers_and_booleans_are_values_too() throws MalformedPolicyException {
        assertThat(Samples.holds("NumericEquals", "10", key("10"))).isTrue();
        assertThat(Samples.holds("NumericLessThan", "[1.5]", key("1"))).isTrue();
        assertThat(Samples.holds("Bool", "true", key("true"))).isTrue();
        assertThat(Samples.holds("Null", "true", IamContext.EMPTY)).isTrue();
        assertThat(Samples.holds("StringEquals", "[12, true]", key("true"))).isTrue();
        assertThat(Samples.holds("DateGreaterThan", "1767225600", key("1767225601")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "NumericEquals, 10, ten",
        "NumericLessThan, 10, ''",
        "NumericLessThan, 10, 0x1",
        "NumericLessThan, 10, NaN",
        "NumericLessThan, 10, \u0661",
        "NumericGreaterThan, 10, 99999999999999999999999999999999999999999999999999999999999999999",
        "DateLessThan, 2026-01-01, yesterday",
        "DateLessThan, 2026-01-01, ''",
        "DateLessThan, 2026-01-01, 2025-02-30",
        "DateLessThan, 2026-01-01, -1",
        "DateGreaterThan, 2026-01-01, 1767225601000000000",
        "DateLessThan, 2026-01-01, 2025-01-01T00:00:00",
        "Bool, false, no",
        "Bool, false, ''",
        "BinaryEquals, QUI=, QUI*",
        "IpAddress, 0.0.0.0/0, ''",
        "IpAddress, 0.0.0.0/0, localhost",
        "IpAddress, 0.0.0.0/0, 1.2.3",
        "IpAddress, 0.0.0.0/0, 1.2.3.4.5",
        "IpAddress, 0.0.0.0/0, 1.2.3.256",
        "IpAddress, 0.0.0.0/0, 01.2.3.4",
        "IpAddress, 0.0.0.0/0, 1.2.3.4/32",
        "IpAddress, 0.0.0.0/0, 10",
        "IpAddress, ::/0, fe80::1%eth0",
        "IpAddress, ::/0, :::",
        "IpAddress, ::/0, .:1",
        "IpAddress, ::/0, 1.2.3.4:80",
        "IpAddress, ::/0, 1::2::3",
        "IpAddress, ::/0, g::1",
        "IpAddress, ::/0, [::1]",
        "ArnLike, arn:*:*:*:*:*, nothing",
        "ArnLike, arn:*:*:*:*:*, arn:aws:s3:b",
    })
    void a_value_of_another_type_never_fits(String operator, String ofPolicy, String requested)
            throws MalformedPolicyException {
        assertThat(Samples.holds(operator, "\"" + ofPolicy + "\"", key(requested)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 1.2.3.4, true",
        "1.2.3.4, 1.2.3.5, false",
        "1.2.3.4/32, 1.2.3.4, true",
        "10.1.2.3/8, 10.9.9.9, true",
        "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "255.255.255.254/31, 255.255.255.255, true",
        "255.255.255.254/31, 255.255.255.253, false",
        "128.0.0.0/1, 200.0.0.1, true",
        "128.0.0.0/1, 127.0.0.1, false",
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 1.2.3.4, false",
        "::/0, ::1, true",
        "2001:db8::/32, 2001:DB8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::1, 2001:0db8:0:0:0:0:0:1, true",
        "2001:db8::1/128, 2001:db8::2, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.1.2.3, 10.1.2.3, true",
    })
    void ranges_of_addresses_compare_bit_by_bit(String range, String address, boolean expected)
            throws MalformedPolicyException {
        assertThat(Samples.holds("IpAddress", "\"" + range + "\"", key(address)))
                .isEqualTo(expected);
        assertThat(Samples.holds("NotIpAddress", "\"" + range + "\"", key(address)))
                .isEqualTo(!expected);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::1:role/*, arn:aws:iam::1:role/a/b, true",
        "arn:aws:iam::*:role/a, arn:aws:iam::1:role/a, true",
        "arn:aws:iam::*:role/a, arn:aws:iam:x:1:role/a, false",
        "arn:aws:*, arn:aws:iam::1:role/a, malformed",
        "arn:aws:*:*:*:*, arn:aws:iam::1:role/a, true",
        "arn:aws:i?m::1:role/a, arn:aws:iam::1:role/a, true",
        "arn:aws:iam::1:role/A, arn:aws:iam::1:role/a, false",
        "arn:aws:sns:us-*:1:t, arn:aws:sns:us-east-1:1:t, true",
        "arn:aws:sns:*:t, arn:aws:sns:us-east-1:1:t, malformed",
        "*, whatever, true",
        "arn:aws:logs:r:1:log-group:g:*, arn:aws:logs:r:1:log-group:g:s:1, true",
        "arn:aws:logs:r:1:*:s, arn:aws:logs:r:1:log-group:g:s, true",
    })
    void arns_compare_part_by_part(String pattern, String arn, String expected) {
        String actual;
        try {
            actual = String.valueOf(Samples.holds("ArnEquals", "\"" + pattern + "\"", key(arn)));
        } catch (MalformedPolicyException e) {
            actual = "malformed";
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void to_string_equals_wildcards_are_characters() throws MalformedPolicyException {
        assertThat(Samples.holds("StringEquals", "\"a*\"", key("ab"))).isFalse();
        assertThat(Samples.holds("StringEquals", "\"a*\"", key("a*"))).isTrue();
        assertThat(Samples.holds("StringEqualsIgnoreCase", "\"A?\"", key("ab"))).isFalse();
        assertThat(Samples.holds("StringEqualsIgnoreCase", "\"A?\"", key("a?"))).isTrue();
    }

    @Test
    void keys_have_no_case_but_values_do() throws MalformedPolicyException {
        Permissions permissions = Samples.under("{\"StringEquals\":{\"AWS:PrincipalTag/Team\":\"Red\"}}");

        for (Map.Entry<IamContext, Boolean> entry : Map.of(
                        IamContext.EMPTY.with("aws:principaltag/TEAM", "Red"), true,
                        IamContext.EMPTY.with("aws:PrincipalTag/team", "Red"), true,
                        IamContext.EMPTY.with("aws:PrincipalTag/Team", "red"), false,
                        IamContext.EMPTY.with("aws:PrincipalTag/Teams", "Red"), false)
                .entrySet()) {
            assertThat(permissions
                            .decide(new IamRequest("a:b", "*", entry.getKey()))
                            .allowed())
                    .isEqualTo(entry.getValue());
        }
    }

    @Test
    void every_operator_and_every_key_must_hold() throws MalformedPolicyException {
        Permissions permissions =
                Samples.under("{\"StringEquals\":{\"t:a\":\"1\",\"t:b\":\"2\"},\"Bool\":{\"t:c\":\"true\"}}");
        IamContext all = IamContext.EMPTY.with("t:a", "1").with("t:b", "2").with("t:c", "true");

        assertThat(permissions.decide(new IamRequest("a:b", "*", all)).allowed())
                .isTrue();
        for (String key : List.of("t:a", "t:b", "t:c")) {
            assertThat(permissions
                            .decide(new IamRequest("a:b", "*", all.with(key, "other")))
                            .allowed())
                    .isFalse();
        }
    }

    @Test
    void no_condition_always_holds() throws MalformedPolicyException {
        for (String empty : List.of("{}", "{\"StringEquals\":{}}")) {
            assertThat(Samples.under(empty)
                            .decide(new IamRequest("a:b", "*", IamContext.EMPTY))
                            .allowed())
                    .isTrue();
        }
    }

    private interface Check {
        void of(Pair pair) throws MalformedPolicyException;
    }

    private static Stream<DynamicTest> each(Stream<Pair> pairs, Check check) {
        return pairs.map(pair -> DynamicTest.dynamicTest(pair.positive, () -> check.of(pair)));
    }

    private static Stream<Pair> negated() {
        return PAIRS.stream().filter(pair -> !pair.negated.isEmpty());
    }

    private static void expect(Pair pair, String operator, List<String> requested, boolean expected)
            throws MalformedPolicyException {
        assertThat(Samples.holds(operator, "\"" + pair.ofPolicy + "\"", IamContext.EMPTY.with("T:K", requested)))
                .as("%s on %s", operator, requested)
                .isEqualTo(expected);
    }

    private static void expectAbsent(Pair pair, String operator, boolean expected) throws MalformedPolicyException {
        assertThat(Samples.holds(operator, "\"" + pair.ofPolicy + "\"", IamContext.EMPTY))
                .as("%s on an absent key", operator)
                .isEqualTo(expected);
    }

    private static IamContext key(String... values) {
        return IamContext.EMPTY.with("t:k", List.of(values));
    }
}
