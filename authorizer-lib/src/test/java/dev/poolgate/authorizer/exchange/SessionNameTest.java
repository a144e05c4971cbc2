package dev.poolgate.authorizer.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "00000000-0000-4000-8000-000000000000", "a@b.example", "x+y=z,1", "ab"})
    void a_subject_that_sts_allows_is_the_name(String subject) {
        assertThat(SessionName.of(subject)).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "al ice", "a\r\nX-Evil: 1", "caf\u00e9", "auth0|123", "\u0661\u0662\u0663", "a/b", "a&b"
            })
    void s64_any_other_subject_is_named_by_its_hash(String subject) {
        assertThat(SessionName.of(subject))
                .matches("sha256=[A-Za-z0-9_-]{43}")
                .isEqualTo(SessionName.of(subject))
                .isNotEqualTo(SessionName.of(subject + "x"));
    }

    @Test
    void s64_a_subject_of_64_characters_is_kept_and_one_more_is_hashed() {
        assertThat(SessionName.of("x".repeat(64))).isEqualTo("x".repeat(64));
        assertThat(SessionName.of("x".repeat(65))).matches("sha256=.{43}");
        assertThat(SessionName.of("x".repeat(1024))).matches("sha256=.{43}");
    }

    @Test
    void s64_nobody_can_take_the_name_of_a_hashed_subject() {
        String name = SessionName.of("auth0|123");
        assertThat(SessionName.of(name)).isNotEqualTo(name);
    }
}
