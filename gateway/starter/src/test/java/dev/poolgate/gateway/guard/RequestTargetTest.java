package dev.poolgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "/public/../admin, path_dot_segment",
        "/public/%2e%2e/admin, path_dot_segment",
        "/public/.%2E/admin, path_dot_segment",
        "/public/., path_dot_segment",
        "/.., path_dot_segment",
    })
    void s40_dot_segments_are_refused(String target, String code) {
        assertThat(RequestTarget.parse(target).violation()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "//admin, path_empty_segment",
        "/a//, path_empty_segment",
        "/a%2fadmin, path_encoded_slash",
        "/a%2Fadmin, path_encoded_slash",
        "/a%5c..%5cadmin, path_encoded_slash",
        "/a\\admin, path_encoded_slash",
        "/a%00, path_encoded_control",
        "/%252e%252e/admin, path_double_encoding",
        "/%25%32%65/admin, path_double_encoding",
        "/%c0%af/admin, path_not_utf8",
        "/%zz, path_encoding",
        "/a%2, path_encoding",
        "/public/%2%65%2%65/admin, path_encoding",
        "/a%%32%66admin, path_encoding",
        "/admin%3%62x, path_encoding",
    })
    void s41_encodings_with_two_readings_are_refused(String target, String code) {
        assertThat(RequestTarget.parse(target).violation()).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin;x=1", "/admin;/", "/;a/admin", "/admin%3bx", "/admin%3Bx"})
    void s42_matrix_parameters_are_refused(String target) {
        assertThat(RequestTarget.parse(target).violation()).contains("path_parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin#/public, target_fragment",
        "/admin?x=1#/public, target_fragment",
        "/admin%23/public, path_encoded_delimiter",
        "/admin%3f/public, path_encoded_delimiter",
    })
    void s43_a_fragment_is_refused(String target, String code) {
        assertThat(RequestTarget.parse(target).violation()).contains(code);
    }

    @Test
    void s43_the_query_is_no_part_of_the_path() {
        RequestTarget target = RequestTarget.parse("/admin?x=/public/../%2e;a=%2f");

        assertThat(target.violation()).isEmpty();
        assertThat(target.path()).isEqualTo("/admin");
        assertThat(target.query()).isEqualTo("x=/public/../%2e;a=%2f");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin%0a, path_encoded_control",
        "/admin%7f, path_encoded_control",
        "/\u00e9, path_character",
        "/a\u0080b, path_character",
        "/a\u00ffb, path_character",
        "'/a b', path_character",
        "/a\"b, path_character",
        "/a?b=\u00e9, query_character",
        "/a?b=%, query_character",
    })
    void s45_bytes_outside_the_grammar_are_refused(String target, String code) {
        assertThat(RequestTarget.parse(target).violation()).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "admin", "http://host/admin", "host:443", "?x=1"})
    void only_the_origin_form_is_routed(String target) {
        assertThat(RequestTarget.parse(target).violation()).contains("target_form");
    }

    @ParameterizedTest
    @CsvSource({
        "/%61dmin, /admin",
        "/a%2eb, /a.b",
        "/%7euser, /~user",
        "/caf%c3%a9, /caf%C3%A9",
        "/a%20b, /a%20b",
        "/100%25, /100%25",
        "/a+b, /a+b",
        "/, /",
        "/a/, /a/",
        "/.well-known/x, /.well-known/x",
        "/a..b/...c, /a..b/...c",
        "/@me/a:b=c&d!$'()*, /@me/a:b=c&d!$'()*",
    })
    void s40_one_spelling_reaches_router_policy_and_backend(String sent, String canonical) {
        RequestTarget target = RequestTarget.parse(sent);

        assertThat(target.violation()).isEmpty();
        assertThat(target.path()).isEqualTo(canonical);
    }

    @Test
    void the_canonical_spelling_stays_as_it_is() {
        String once = RequestTarget.parse("/%61/%7E/%c3%a9?q=%61").toString();

        assertThat(once).isEqualTo("/a/~/%C3%A9?q=%61");
        assertThat(RequestTarget.parse(once)).hasToString(once);
    }
}
