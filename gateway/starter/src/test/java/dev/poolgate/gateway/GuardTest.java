package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.SharedFixture;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running gateway does with bytes that no client library would send. */
@ExtendWith(SharedFixture.class)
class GuardTest {
    private final Fixture fixture;

    GuardTest(Fixture fixture) {
        this.fixture = fixture;
    }

    @ParameterizedTest
    @CsvSource({
        "/public/../admin, path_dot_segment",
        "/public/%2e%2e/admin, path_dot_segment",
        "/public/.%2e/admin, path_dot_segment",
        "//admin, path_empty_segment",
        "/a%2fadmin, path_encoded_slash",
        "/a%5c..%5cadmin, path_encoded_slash",
        "/public/%00, path_encoded_control",
        "/%252e%252e/admin, path_double_encoding",
        "/admin;x=1, path_parameter",
        "/admin;/, path_parameter",
        "/;a/admin, path_parameter",
        "/admin%3bx, path_parameter",
        "/admin#/public, target_fragment",
        "/admin%23/public, path_encoded_delimiter",
        "/public/%0a, path_encoded_control",
        "/public/\u00ff, path_character",
        "*, target_form",
        "http://127.0.0.1/public/1, target_form",
    })
    void s40_to_s45_a_path_with_two_readings_is_a_bad_request(String target, String code) {
        RawHttp.Answer answer = fixture.get(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/\u0080",
                "/public/a\"b",
                "/public/a<b",
                "/public/a\\b",
                "/public/a b",
                "/public/{a}",
                "/public/a^b"
            })
    void s45_what_is_no_uri_is_a_bad_request(String target) {
        assertThat(fixture.get(target).status()).isEqualTo(400);
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void s40_router_and_backend_see_the_same_spelling() {
        assertThat(fixture.get("/%70ublic/%7ea%c3%a9?q=%7e").status()).isEqualTo(200);
        assertThat(fixture.backend().next().target()).isEqualTo("/public/~a%C3%A9?q=%7e");
        assertThat(fixture.get("/%61dmin/1").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traceparent",
                "tracestate",
                "baggage",
                "b3",
                "x-b3-traceid",
                "x_b3_sampled",
                "x-amzn-trace-id",
                "x-cloud-trace-context",
                "uber-trace-id",
                "uberctx-role",
                "sw8",
                "sw8-correlation",
                "x-datadog-trace-id"
            })
    void a_stranger_does_not_say_which_trace_a_request_belongs_to(String name) {
        fixture.get("/public/1", name + ": theirs", "x-trace: harmless");

        assertThat(fixture.backend().next().headerNames()).doesNotContain(name).contains("x-trace");
    }

    @Test
    void s43_the_query_takes_no_part_in_the_match() {
        assertThat(fixture.get("/admin/1?x=/public").status()).isEqualTo(401);
        assertThat(fixture.get("/admin/1?/../../public").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.example.com", "API.example.com", "api.example.com.", "api.example.com:443"})
    void s44_every_spelling_of_a_host_has_the_same_rule(String host) {
        assertThat(fixture.get("/hosted/1", "Host: " + host).status()).isEqualTo(200);
    }

    @Test
    void s44_a_path_is_case_sensitive() {
        assertThat(fixture.get("/Public/1").status()).isEqualTo(404);
    }

    @Test
    void s44_two_hosts_or_none_are_a_bad_request() {
        int port = fixture.gateway().port();

        assertThat(fixture.get("/public/1", "Host: a.example", "Host: b.example")
                        .status())
                .isEqualTo(400);
        assertThat(fixture.get("/public/1", "Host: a.example/b").status()).isEqualTo(400);
        assertThat(RawHttp.send(port, "GET /public/1 HTTP/1.1\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=10.0.0.1;host=evil.example",
                "X-Forwarded-For: 10.0.0.1",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Port: 443",
                "X-Forwarded-Prefix: /admin",
                "X-Forwarded-Uri: /admin",
                "X-Forwarded-Method: DELETE",
                "X-Original-URL: /admin",
                "X-Rewrite-URL: /admin",
                "X-HTTP-Method-Override: DELETE",
                "X-Method-Override: DELETE",
                "X-User-Id: admin",
                "X_User_Id: admin",
                "x-user_id: admin",
                "X.User.Id: admin",
                "X-Amz-Security-Token: stolen",
                "X-Amz-Date: 20260101T000000Z",
                "X-Amzn-Oidc-Data: forged",
                "Remote-User: admin",
                "Proxy: http://evil.example",
                "X-Override-URL: /admin",
            })
    void s46_to_s53_what_only_a_gateway_may_say_is_removed_on_every_route(String header) {
        assertThat(fixture.get("/public/1", header).status()).isEqualTo(200);

        String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
        assertThat(fixture.backend().next().headerNames()).doesNotContain(name);
    }

    /** Some backends raise a method to capitals, after policies and predicates looked at it as it was. */
    @ParameterizedTest
    @ValueSource(strings = {"delete", "Get", "trace", "connect", "GET|x", "*", "G.T"})
    void s53_a_method_that_is_not_in_capitals_is_a_bad_request(String method) {
        RawHttp.Answer answer = RawHttp.request(fixture.gateway().port(), method, "/public/1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"method_refused\"");
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPFIND", "VERSION-CONTROL", "X_QUERY2"})
    void a_method_of_an_extension_passes_in_capitals(String method) {
        assertThat(RawHttp.request(fixture.gateway().port(), method, "/public/1")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.backend().next().method()).isEqualTo(method);
    }

    @Test
    void s50_connection_cannot_name_what_the_gateway_sets() {
        fixture.get("/named/1", "Connection: close, X-User-Id, Authorization, X-Amz-Security-Token");

        RecordingBackend.Received received = fixture.backend().next();
        assertThat(received.header("X-User-Id")).containsExactly("set by the gateway");
        assertThat(received.header("Authorization")).containsExactly("Basic Z2F0ZXdheQ==");
        assertThat(received.header("X-Amz-Security-Token")).containsExactly("session of the gateway");
    }

    @Test
    void s47_what_a_route_sets_replaces_what_a_client_sent() {
        fixture.get("/named/1", "X-User-Id: admin", "x_user_id: admin");

        assertThat(fixture.backend().next().header("X-User-Id")).containsExactly("set by the gateway");
    }

    @Test
    void s51_more_than_one_authorization_is_a_bad_request() {
        String good = fixture.bearer("alice");

        assertThat(fixture.get("/orders/1", good, "Authorization: Bearer x").status())
                .isEqualTo(400);
        assertThat(fixture.get("/orders/1", "Authorization: Bearer x", good).status())
                .isEqualTo(400);
        assertThat(fixture.get("/orders/1", good + ", Bearer x").status()).isEqualTo(400);
        assertThat(fixture.get("/public/1", good + ",Basic YTpi").body()).contains("authorization_repeated");
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /public/1 HTTP/1.1|Host: a|Content-Length: 4|Transfer-Encoding: chunked||0||SMUGGLED",
                "POST /public/1 HTTP/1.1|Host: a|Transfer-Encoding: chunked||2;a=\rb|xx|0||SMUGGLED",
                "POST /public/1 HTTP/1.1|Host: a|Transfer-Encoding: xchunked||0||SMUGGLED",
                "POST /public/1 HTTP/1.1|Host: a|Content-Length: 4|Content-Length: 5||abcd",
                "GET /public/1 HTTP/1.1|Host: a|X-A : b||",
                "GET /public/1 HTTP/1.1|Host: a|X-A: b\0c||",
            })
    void s52_ambiguous_framing_is_refused_and_the_connection_closed(String lines) {
        String bytes =
                lines.replace("SMUGGLED", "GET /public/2 HTTP/1.1|Host: a||").replace("|", "\r\n");

        RawHttp.Answer answer = RawHttp.send(fixture.gateway().port(), bytes);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.count()).isEqualTo(1);
        assertThat(fixture.backend().unread())
                .extracting(RecordingBackend.Received::target)
                .doesNotContain("/public/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT"})
    void methods_that_show_or_tunnel_are_refused(String method) {
        assertThat(RawHttp.request(fixture.gateway().port(), method, "/public/1")
                        .status())
                .isEqualTo(400);
        assertThat(fixture.backend().unread()).isEmpty();
    }
}
