package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page whose name leads to the management port (DNS rebinding) gets nothing from it. */
class ManagementHostsTest {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RunningGateway GATEWAY =
            gateway().set("poolgate.management.hosts", "Metrics.internal").start();

    private static RunningGateway.Builder gateway() {
        return RunningGateway.with(ISSUER)
                .set("management.server.port", "0")
                .set("management.server.address", "127.0.0.1")
                .set("management.endpoints.web.exposure.include", "health,decisions")
                .route("open", "/open/**", "http://127.0.0.1:1", "Public");
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
        ISSUER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8081",
                "127.0.0.1",
                "10.1.2.3:8081",
                "[::1]:8081",
                "[fd00::12]",
                "localhost:8081",
                "LOCALHOST.",
                "metrics.internal:8081"
            })
    void it_answers_by_an_address_and_by_its_own_names(String host) {
        assertThat(get("/actuator/decisions", "Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:8081",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "evil.localhost",
                "127.1",
                "0x7f000001",
                "2130706433",
                "metrics.internal.evil.example",
                "evil.example\r\nX-Forwarded-Host: localhost"
            })
    void by_any_other_name_it_is_another_server(String host) {
        for (String target : new String[] {"/actuator/health", "/actuator/decisions", "/nothing"}) {
            RawHttp.Answer answer = get(target, "Host: " + host);

            assertThat(answer.status()).isEqualTo(421);
            assertThat(answer.body())
                    .contains("\"code\":\"management_host_unknown\"")
                    .doesNotContain("UP", "decisions");
        }
    }

    @Test
    void no_name_or_two_are_none() {
        assertThat(RawHttp.send(GATEWAY.managementPort(), "GET /actuator/decisions HTTP/1.0\r\n\r\n")
                        .status())
                .isNotEqualTo(200);
        assertThat(get("/actuator/decisions", "Host: localhost", "Host: evil.example")
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void the_port_of_the_traffic_has_any_name() {
        assertThat(RawHttp.get(GATEWAY.port(), "/open/1", "Host: shop.example").status())
                .isEqualTo(502);
    }

    @Test
    void whoever_writes_any_has_no_check() {
        try (RunningGateway open =
                gateway().set("poolgate.management.hosts", "any").start()) {
            assertThat(RawHttp.get(open.managementPort(), "/actuator/decisions", "Host: evil.example")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static RawHttp.Answer get(String target, String... headers) {
        return RawHttp.get(GATEWAY.managementPort(), target, headers);
    }
}
