package dev.poolgate.userpool.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AttributesTest {
    @Test
    void an_email_has_one_at_sign_and_no_empty_label() {
        assertThat(Attributes.looksLikeEmail("jane@example.com")).isTrue();
        assertThat(Attributes.looksLikeEmail("jane@localhost")).isTrue();
        assertThat(Attributes.looksLikeEmail("jane@evil.com@example.com")).isFalse();
        assertThat(Attributes.looksLikeEmail("jane@example..com")).isFalse();
        assertThat(Attributes.looksLikeEmail("jane@example.com.")).isFalse();
        assertThat(Attributes.looksLikeEmail("jane doe@example.com")).isFalse();
        assertThat(Attributes.looksLikeEmail("@example.com")).isFalse();
    }

    @Test
    void what_is_searched_by_ends_between_two_characters() {
        String long256 =
                Attributes.searchKey("name", "a".repeat(255) + "\uD83D\uDE00").orElseThrow();

        assertThat(long256).isEqualTo("a".repeat(255));
        assertThat(Attributes.searchKey("name", "a".repeat(254) + "\uD83D\uDE00b"))
                .contains("a".repeat(254) + "\uD83D\uDE00");
    }

    @Test
    void the_shape_of_a_very_long_text_is_told_without_a_deep_stack() {
        String labels = "a@" + "a.".repeat(500_000);

        assertThat(Attributes.looksLikeEmail(labels)).isFalse();
        assertThat(Attributes.looksLikeEmail(labels + "a")).isTrue();
    }
}
