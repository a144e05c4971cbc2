package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents and requests that are made to cost. The limits are far above what is needed, and far below an attack. */
class HostilePolicyTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** With backtracking over every star each of these would outlive the universe. */
    @ParameterizedTest
    @ValueSource(strings = {"*a", "*?a", "a*", "*a?*", "**a", "*aa"})
    void S62_no_pattern_takes_long(String piece) {
        String pattern = piece.repeat(9_000 / piece.length()) + "b";
        String text = "a".repeat(12_000);

        assertTimeoutPreemptively(LIMIT, () -> {
            assertThat(Samples.reaches(
                            Samples.VERSION, "arn:aws:s3:::" + pattern, "arn:aws:s3:::" + text, IamContext.EMPTY))
                    .isFalse();
            assertThat(Samples.holds("StringLike", "\"" + pattern + "\"", IamContext.EMPTY.with("t:k", text)))
                    .isFalse();
        });
    }

    @Test
    void S62_wildcards_in_a_value_of_the_request_do_nothing() {
        IamContext context = IamContext.EMPTY.with("t:name", "*a".repeat(5_000) + "b");

        assertTimeoutPreemptively(LIMIT, () -> assertThat(Samples.reaches(
                        Samples.VERSION, "arn:aws:s3:::*${t:name}", "arn:aws:s3:::" + "a".repeat(12_000), context))
                .isFalse());
    }

    @Test
    void S62_many_variables_of_long_values_do_not_multiply() {
        IamContext context = IamContext.EMPTY.with("t:n", "x".repeat(2_048));
        String pattern = "arn:aws:s3:::" + "${t:n}*".repeat(1_000);

        assertTimeoutPreemptively(
                LIMIT, () -> assertThat(Samples.reaches(Samples.VERSION, pattern, "arn:aws:s3:::xxx", context))
                        .isFalse());
    }

    @Test
    void a_document_of_a_megabyte_is_refused_before_it_is_read() {
        String json = "[".repeat(1 << 20);

        assertThatThrownBy(() -> IamPolicy.parse("p", json))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage("the document is longer than `10240` characters");
        assertThatThrownBy(() -> TrustPolicy.parse(" ".repeat(1 << 20))).isInstanceOf(MalformedPolicyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void a_deep_document_is_refused(String opening) {
        String json = "{\"Statement\":" + opening.repeat(1_000);

        assertThatThrownBy(() -> IamPolicy.parse("p", json))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageStartingWith("the document is no json object: nested too deeply at `$.Statement");
    }

    @Test
    void numbers_with_huge_exponents_compare_at_once() {
        assertTimeoutPreemptively(LIMIT, () -> {
            assertThat(Samples.holds("NumericLessThan", "\"1e999999999\"", IamContext.EMPTY.with("t:k", "1")))
                    .isTrue();
            assertThat(Samples.holds("NumericEquals", "\"1\"", IamContext.EMPTY.with("t:k", "1e-999999999")))
                    .isFalse();
        });
        assertThatThrownBy(() -> Samples.holds("NumericEquals", "\"1e9999999999\"", IamContext.EMPTY))
                .isInstanceOf(MalformedPolicyException.class);
    }

    @Test
    void values_of_many_conditions_are_each_looked_at_once() throws MalformedPolicyException {
        String values = "[" + "\"x\",".repeat(2_000) + "\"y\"]";
        IamContext context = IamContext.EMPTY.with("t:k", Collections.nCopies(2_000, "y"));

        assertTimeoutPreemptively(LIMIT, () -> assertThat(Samples.holds("ForAllValues:StringEquals", values, context))
                .isTrue());
    }

    @Test
    void requests_of_odd_shapes_are_decided_not_thrown_at() throws MalformedPolicyException {
        Permissions permissions = Permissions.of(List.of(
                Samples.policy("{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::b/*\"}")));

        for (String odd : List.of("", ":", "::::::", "s3", "s3:", ":s3", "arn:aws:s3:::", "\ud83d", "\u0000")) {
            assertThat(permissions
                            .decide(new IamRequest(odd, odd, IamContext.EMPTY))
                            .allowed())
                    .isFalse();
            assertThat(permissions
                            .decide(new IamRequest("s3:GetObject", odd, IamContext.EMPTY))
                            .allowed())
                    .isFalse();
        }
    }
}
