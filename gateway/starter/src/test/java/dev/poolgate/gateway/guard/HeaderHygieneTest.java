package dev.poolgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class HeaderHygieneTest {
    private final HeaderHygiene hygiene = new HeaderHygiene(List.of("X-Tenant", "Acme-*"), List.of("X-Amz-Target"));

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id", "x-user-id", "X-Poolgate-Anything", "X-Tenant", "Acme-Role", "X-Amz-Date"})
    void s47_headers_that_only_the_gateway_sets_are_removed(String name) {
        assertThat(cleaned(name, "admin", false).headerNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    a=1; b=2                                       | a=1; b=2
                    poolgate-console=s                             | -
                    poolgate-console=s; a=1                        | a=1
                    a=1; poolgate-console=s                        | a=1
                    a=1; poolgate-console=s; b=2                   | a=1; b=2
                    a=1; poolgate-console-sign-in=s; b=2           | a=1; b=2
                    a=1;poolgate-console = s;b=2                   | a=1;b=2
                    poolgate-console=s; poolgate-console=t         | -
                    poolgate-console                               | -
                    a=poolgate-console; poolgate-console2=s        | a=poolgate-console; poolgate-console2=s
                    """)
    void the_session_of_the_console_is_cut_out_of_cookies(String sent, @Nullable String left) {
        assertThat(cleaned("Cookie", sent, false).getOrEmpty("Cookie"))
                .isEqualTo(left == null ? List.of() : List.of(left));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X_User_Id", "x-user_id", "X-User__Id", "XUserId", "X_Tenant", "acme_role"})
    void s48_underscore_aliases_are_removed(String name) {
        assertThat(cleaned(name, "admin", false).headerNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X.User.Id", "X!User~Id", "X.Amz.Security.Token", "Authori_zation", "Content.Length"})
    void s49_dot_and_other_aliases_are_removed(String name) {
        assertThat(cleaned(name, "admin", false).headerNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Real-IP"
            })
    void s46_forwarded_headers_pass_from_trusted_proxies_only(String name) {
        assertThat(cleaned(name, "evil", false).headerNames()).isEmpty();
        assertThat(cleaned(name, "fine", true).headerNames()).containsExactly(name);
        assertThat(cleaned(name.replace('-', '_') + "_", "evil", true).headerNames())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-Forwarded-Uri",
                "X-Forwarded-Prefix",
                "X-Forwarded-Method",
                "X-HTTP-Method-Override",
                "X-Method-Override",
                "X-HTTP-Method"
            })
    void s53_overrides_pass_from_nobody(String name) {
        assertThat(cleaned(name, "/admin", true).headerNames()).isEmpty();
    }

    @Test
    void a_header_may_be_passed_by_its_exact_name() {
        assertThat(cleaned("X-Amz-Target", "DynamoDB_20120810.GetItem", false).headerNames())
                .containsExactly("X-Amz-Target");
        assertThat(cleaned("X_Amz_Target", "DynamoDB_20120810.GetItem", false).headerNames())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Accept", "Authorization", "User-Agent", "X-User-Agent", "X-Request-Id", "Traceparent", "Cookie"
            })
    void other_headers_stay(String name) {
        assertThat(cleaned(name, "value", false).toSingleValueMap()).containsEntry(name, "value");
    }

    @ParameterizedTest
    @CsvSource({
        "'close, X-User-Id, Authorization', close",
        "'Keep-Alive', keep-alive",
        "'Upgrade, X-Amz-Security-Token', ",
        "'X-User-Id', ",
    })
    void s50_connection_names_no_header(String sent, String kept) {
        assertThat(cleaned("Connection", sent, false).getFirst("Connection")).isEqualTo(kept);
    }

    @Test
    void s55_only_an_upgrade_to_websocket_stays() {
        HttpHeaders h2c = new HttpHeaders();
        h2c.set("Connection", "Upgrade, HTTP2-Settings");
        h2c.set("Upgrade", "h2c");
        h2c.set("HTTP2-Settings", "AAMAAABkAAQAoAAAAAIAAAAA");
        hygiene.clean(h2c, false);
        HttpHeaders webSocket = new HttpHeaders();
        webSocket.set("Connection", "Upgrade");
        webSocket.set("Upgrade", "WebSocket");
        hygiene.clean(webSocket, false);

        assertThat(h2c.headerNames()).isEmpty();
        assertThat(webSocket.getFirst("Connection")).isEqualTo("upgrade");
        assertThat(webSocket.getUpgrade()).isEqualTo("WebSocket");
    }

    private HttpHeaders cleaned(String name, String value, boolean trusted) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(name, value);
        hygiene.clean(headers, trusted);
        return headers;
    }
}
