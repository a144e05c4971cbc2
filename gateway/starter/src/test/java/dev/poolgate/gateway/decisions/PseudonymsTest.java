package dev.poolgate.gateway.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private static final String ISSUER = "https://issuer.example.com";

    private final Pseudonyms names = Pseudonyms.keyed("a key".getBytes(StandardCharsets.UTF_8));

    @Test
    void a_caller_has_one_name_and_two_have_two() {
        assertThat(names.of(ISSUER, "alice@example.com"))
                .isEqualTo(names.of(ISSUER, "alice@example.com"))
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(names.of(ISSUER, "bob@example.com"))
                .isNotEqualTo(names.of("https://other.example.com", "alice@example.com"));
    }

    @Test
    void where_the_issuer_ends_makes_a_difference() {
        assertThat(names.of("ab", "c")).isNotEqualTo(names.of("a", "bc"));
    }

    @Test
    void whoever_has_another_key_cannot_find_a_name_by_trying() {
        assertThat(Pseudonyms.passing().of(ISSUER, "alice@example.com"))
                .isNotEqualTo(Pseudonyms.passing().of(ISSUER, "alice@example.com"))
                .isNotEqualTo(names.of(ISSUER, "alice@example.com"));
    }
}
