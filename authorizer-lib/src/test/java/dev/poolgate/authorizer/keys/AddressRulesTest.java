package dev.poolgate.authorizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import dev.poolgate.authorizer.token.NetworkAccess;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "100.63.0.1", "100.128.0.1", "172.32.0.1"
            })
    void s25_a_public_address_is_allowed(String address) throws UnknownHostException {
        assertThat(AddressRules.isAllowed(InetAddress.getByName(address), NetworkAccess.PUBLIC_HTTPS))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "0.1.2.3",
                "::1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1"
            })
    void s25_a_private_address_needs_the_waiver(String address) throws UnknownHostException {
        InetAddress parsed = InetAddress.getByName(address);

        assertThat(AddressRules.isAllowed(parsed, NetworkAccess.PUBLIC_HTTPS)).isFalse();
        assertThat(AddressRules.isAllowed(parsed, NetworkAccess.PRIVATE_HTTPS)).isTrue();
        assertThat(AddressRules.isAllowed(parsed, NetworkAccess.PRIVATE_PLAIN_HTTP))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "fe80::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "ff02::1"
            })
    void s25_link_local_and_metadata_addresses_are_never_allowed(String address) throws UnknownHostException {
        for (NetworkAccess access : NetworkAccess.values()) {
            assertThat(AddressRules.isAllowed(InetAddress.getByName(address), access))
                    .as("%s under %s", address, access)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/jwks",
                "https://127.0.0.1/jwks",
                "https://[::1]/jwks",
                "https://169.254.169.254/"
            })
    void s25_a_host_that_resolves_to_such_an_address_is_refused(String url) {
        assertRefused(url, NetworkAccess.PUBLIC_HTTPS);
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBLIC_HTTPS", "PRIVATE_HTTPS"})
    void s25_plain_http_is_refused_without_the_waiver(NetworkAccess access) {
        assertRefused("http://93.184.216.34/jwks", access);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://93.184.216.34/", "jar:file:/x!/y", "https:/nothing"})
    void s25_another_scheme_is_refused_under_each(String url) {
        for (NetworkAccess access : NetworkAccess.values()) {
            assertRefused(url, access);
        }
    }

    @Test
    void the_waiver_reaches_this_machine() throws KeyFetchException {
        AddressRules.check(URI.create("http://localhost:9000/jwks"), NetworkAccess.PRIVATE_PLAIN_HTTP);
        AddressRules.check(URI.create("https://localhost:9000/jwks"), NetworkAccess.PRIVATE_HTTPS);
    }

    private static void assertRefused(String url, NetworkAccess access) {
        assertThatThrownBy(() -> AddressRules.check(URI.create(url), access))
                .isInstanceOfSatisfying(
                        KeyFetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS));
    }
}
