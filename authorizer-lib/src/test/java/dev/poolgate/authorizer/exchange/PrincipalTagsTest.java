package dev.poolgate.authorizer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTagsTest {

    @Test
    void the_defaults_are_the_audience_and_the_subject() {
        assertTags(
                PrincipalTags.DEFAULTS.of(Map.of("aud", "client1", "sub", "u", "email", "a@b.c")),
                Map.of("client", "client1", "username", "u"));
    }

    @Test
    void nothing_mapped_gives_no_tags() {
        assertTags(PrincipalTags.NONE.of(Map.of("sub", "u")), Map.of());
    }

    @Test
    void an_absent_claim_gives_no_tag_and_an_empty_one_an_empty_tag() {
        PrincipalTags tags = new PrincipalTags(Map.of("dept", "custom:dept", "mail", "email"));
        assertTags(tags.of(Map.of("custom:dept", "")), Map.of("dept", ""));
    }

    @Test
    void numbers_truths_and_single_element_lists_become_text() {
        PrincipalTags tags = new PrincipalTags(Map.of("n", "n", "b", "b", "l", "l"));
        assertTags(tags.of(Map.of("n", 7, "b", true, "l", List.of("x"))), Map.of("n", "7", "b", "true", "l", "x"));
    }

    @Test
    void a_list_of_several_or_an_object_refuses_the_exchange() {
        PrincipalTags tags = new PrincipalTags(Map.of("groups", "cognito:groups"));
        for (Object claim : List.of(List.of("a", "b"), List.of(), Map.of("k", "v"), List.of(List.of("a", "b")))) {
            assertThat(tags.of(Map.of("cognito:groups", claim))).isEqualTo(new TagDecision.Refused("groups"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u0000", "<script>", "a,b", "a\"b", "*", "a|b"})
    void s64_a_value_that_no_session_tag_can_hold_refuses_the_exchange(String value) {
        assertThat(PrincipalTags.DEFAULTS.of(Map.of("sub", value))).isEqualTo(new TagDecision.Refused("username"));
    }

    @Test
    void s64_a_value_of_256_characters_fits_and_one_more_does_not() {
        assertTags(
                PrincipalTags.DEFAULTS.of(Map.of("sub", "\u00e9".repeat(256))),
                Map.of("username", "\u00e9".repeat(256)));
        assertThat(PrincipalTags.DEFAULTS.of(Map.of("sub", "a".repeat(257))))
                .isEqualTo(new TagDecision.Refused("username"));
    }

    @Test
    void a_map_that_aws_would_refuse_cannot_be_made() {
        assertThatThrownBy(() -> tags(51)).isInstanceOf(IllegalArgumentException.class);
        assertThat(tags(50).claimsByTag()).hasSize(50);
        assertThatThrownBy(() -> new PrincipalTags(Map.of("", "sub"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PrincipalTags(Map.of("t".repeat(129), "sub")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PrincipalTags(Map.of("tag", "c".repeat(257))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PrincipalTags(Map.of("a*b", "sub"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static PrincipalTags tags(int count) {
        return new PrincipalTags(IntStream.range(0, count)
                .mapToObj(i -> "tag" + i)
                .collect(Collectors.toMap(Function.identity(), tag -> "sub")));
    }

    private static void assertTags(TagDecision decision, Map<String, String> tags) {
        assertThat(decision).isEqualTo(new TagDecision.Tags(tags));
    }
}
