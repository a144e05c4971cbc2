package dev.poolgate.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "http://203.0.113.7:8080",
                "http://172.32.0.1",
                "http://internal.example.com",
                "http://[2001:db8::1]",
                "HTTP://EXAMPLE.COM",
                "http://localhost.example.com",
            })
    void an_open_network_can_be_read(String uri) {
        assertThat(Hosts.isReadable(URI.create(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://localhost:1",
                "http://127.0.0.1",
                "http://10.1.2.3",
                "http://172.31.255.255",
                "http://192.168.0.1",
                "http://[::1]:8080",
                "http://[fd00::1]",
                "http://orders:8080",
                "http://orders.shop.svc.cluster.local",
                "http://orders.internal",
                "lb://orders.example.com",
                "forward:/x",
            })
    void tls_and_closed_networks_cannot(String uri) {
        assertThat(Hosts.isReadable(URI.create(uri))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "::1, true",
        "localhost, true",
        "127.9.9.9, true",
        "0.0.0.0, false",
        "10.0.0.1, false"
    })
    void a_listener_on_loopback_is_reached_from_this_machine_only(String address, boolean only) {
        assertThat(Hosts.isLoopback(Optional.of(address))).isEqualTo(only);
        assertThat(Hosts.isLoopback(Optional.empty())).isFalse();
    }
}
