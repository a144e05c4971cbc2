package dev.poolgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8::/32, 2001:db8::5, true",
        "2001:db8::/32, 2001:db9::5, false",
        "0.0.0.0/0, 203.0.113.1, true",
    })
    void s46_a_peer_is_trusted_by_its_address(String network, String peer, boolean trusted) {
        assertThat(new TrustedProxies(List.of(network)).contains(from(peer))).isEqualTo(trusted);
    }

    @Test
    void s46_nobody_is_trusted_by_default() {
        assertThat(new TrustedProxies(List.of()).contains(from("127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/x", "", "proxy.example.com/8", "10.0.0.0/-1"})
    void a_name_or_a_typo_is_refused(String text) {
        assertThatExceptionOfType(ConfigurationProblem.class).isThrownBy(() -> new TrustedProxies(List.of(text)));
    }

    private static InetSocketAddress from(String address) {
        return new InetSocketAddress(address, 1234);
    }
}
