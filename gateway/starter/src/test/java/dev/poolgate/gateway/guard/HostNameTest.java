package dev.poolgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "API.example.com, api.example.com",
        "api.example.com., api.example.com",
        "api.example.com:443, api.example.com",
        "api.example.com.:80, api.example.com",
        "api.example.com:, api.example.com",
        "api.example.com:8443, api.example.com:8443",
        "[::1]:8080, [::1]:8080",
        "[2001:DB8::1], [2001:db8::1]",
        "127.0.0.1:8080, 127.0.0.1:8080",
        "my_service, my_service",
    })
    void s44_every_spelling_of_a_host_is_one(String sent, String canonical) {
        assertThat(HostName.of(List.of(sent))).contains(new HostName(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "user@host", "host/path", "h\u00f6st", "a,b", "host:port", "[::1", "-", "host:999999"
            })
    void s44_what_is_no_host_is_refused(String sent) {
        assertThat(HostName.of(List.of(sent))).isEmpty();
    }

    @Test
    void s44_two_hosts_are_refused() {
        assertThat(HostName.of(List.of("a", "b"))).isEmpty();
    }
}
