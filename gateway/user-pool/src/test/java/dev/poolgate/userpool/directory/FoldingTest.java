package dev.poolgate.userpool.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FoldingTest {
    @Test
    void letters_fold_in_every_alphabet() {
        assertThat(Folding.fold("Jane@Example.COM")).isEqualTo("jane@example.com");
        assertThat(Folding.fold("J\u00c4NE")).isEqualTo("j\u00e4ne");
        assertThat(Folding.fold("\ud801\udc00")).isEqualTo("\ud801\udc28");
    }

    @Test
    void a_folded_text_is_never_longer() {
        assertThat(Folding.fold("\u0130".repeat(128))).hasSize(128);
    }

    @Test
    void no_other_letter_becomes_one_of_ascii() {
        assertThat(Folding.fold("victim@gma\u0130l.com")).isNotEqualTo("victim@gmail.com");
        assertThat(Folding.fold("\u212aim@example.com")).isNotEqualTo("kim@example.com");
    }
}
