package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "'' '' true",
                "'' a false",
                "a a true",
                "a A false",
                "a '' false",
                "a aa false",
                "ab a false",
                "* '' true",
                "* anything true",
                "** '' true",
                "** x true",
                "? '' false",
                "? x true",
                "? xy false",
                "?? xy true",
                "*? '' false",
                "*? x true",
                "?* x true",
                "?* '' false",
                "?*? x false",
                "?*? xy true",
                "a* a true",
                "a* ab true",
                "a* ba false",
                "*a a true",
                "*a ba true",
                "*a ab false",
                "*a aa true",
                "*a aba true",
                "a*a a false",
                "a*a aa true",
                "a*a aba true",
                "a*b*c abc true",
                "a*b*c aXbYc true",
                "a*b*c acb false",
                "a*b*c abcbc true",
                "*ab*ab ab false",
                "*ab*ab abab true",
                "*ab*ab aabab true",
                "*a?b a?b true",
                "*a?b aab true",
                "*a?b ab false",
                "a/*/c a/b/c true",
                "a/*/c a//c true",
                "a/*/c a/c false",
                "a/*/c a/b/d/c true",
                ".* xx false",
                ".* .x true",
                "[ab] a false",
                "[ab] [ab] true",
                "a+ aa false",
                "\\* \\x true",
            })
    void stars_are_any_characters_and_question_marks_one(String pattern, String text, boolean expected) {
        assertThat(glob(pattern, false).matches(text, 0, text.length())).isEqualTo(expected);
    }

    @Test
    void a_question_mark_is_a_whole_character_also_outside_the_basic_plane() {
        String smile = "\ud83d\ude00";

        assertThat(glob("?", false).matches(smile, 0, 2)).isTrue();
        assertThat(glob("??", false).matches(smile, 0, 2)).isFalse();
        assertThat(glob("*" + smile, false).matches("a" + smile, 0, 3)).isTrue();
        assertThat(glob("*?b", false).matches(smile + "b", 0, 3)).isTrue();
    }

    @Test
    void only_the_given_range_counts() {
        assertThat(glob("b", false).matches("abc", 1, 2)).isTrue();
        assertThat(glob("b*", false).matches("abc", 1, 2)).isTrue();
        assertThat(glob("bc", false).matches("abc", 1, 2)).isFalse();
        assertThat(glob("*c", false).matches("abc", 1, 2)).isFalse();
        assertThat(glob("*", false).matches("abc", 3, 3)).isTrue();
    }

    @Test
    void case_is_ignored_where_asked_for() {
        assertThat(glob("Get*", true).matches("gETOBJECT", 0, 9)).isTrue();
        assertThat(glob("GetObject", true).matches("getobject", 0, 9)).isTrue();
        assertThat(glob("*\u00c4?", true).matches("x\u00e4y", 0, 3)).isTrue();
        assertThat(glob("Get*", false).matches("getObject", 0, 9)).isFalse();
    }

    /** Few letters, so that many pairs match and many nearly do. */
    @Test
    void it_agrees_with_the_definition_on_random_patterns() {
        Random random = new Random(4711);
        int matched = 0;
        for (int i = 0; i < 200_000; i++) {
            String pattern = random(random, "ab*?", 9);
            String text = random(random, "abA", 9);
            boolean ignoreCase = random.nextBoolean();
            boolean expected = ignoreCase ? defined(pattern, text.toLowerCase(Locale.ROOT)) : defined(pattern, text);
            matched += expected ? 1 : 0;

            assertThat(glob(pattern, ignoreCase).matches("x" + text + "y", 1, 1 + text.length()))
                    .as("`%s` on `%s`", pattern, text)
                    .isEqualTo(expected);
        }
        assertThat(matched).isBetween(10_000, 190_000);
    }

    private static boolean defined(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        String rest = pattern.substring(1);
        return switch (pattern.charAt(0)) {
            case '*' -> defined(rest, text) || (!text.isEmpty() && defined(pattern, text.substring(1)));
            case '?' -> !text.isEmpty() && defined(rest, text.substring(1));
            default -> !text.isEmpty() && text.charAt(0) == pattern.charAt(0) && defined(rest, text.substring(1));
        };
    }

    private static String random(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static Glob glob(String pattern, boolean ignoreCase) {
        return new Glob(
                pattern.codePoints()
                        .map(c -> c == '*' ? Glob.ANY : c == '?' ? Glob.ONE : c)
                        .toArray(),
                ignoreCase);
    }
}
