package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A gateway whose issuer is down at first. */
class HealthTest {

    @Test
    void s24_readiness_follows_the_keys_and_nothing_is_forwarded_without_them() {
        try (TestIssuer issuer = new TestIssuer();
                RecordingBackend backend = new RecordingBackend()) {
            issuer.fail();
            try (RunningGateway gateway = RunningGateway.with(issuer)
                    .set("poolgate.keys.retry-after", "100ms")
                    .set("poolgate.keys.breaker-wait", "100ms")
                    .route("orders", "/orders/**", backend.url(), "Authorize")
                    .start()) {
                String bearer = "Authorization: Bearer " + issuer.token("alice");
                RawHttp.Answer down = RawHttp.get(gateway.port(), "/orders/1", bearer);

                assertThat(down.status()).isEqualTo(503);
                assertThat(down.header("Retry-After")).contains("5");
                assertThat(down.body()).contains("\"code\":\"authorization_unavailable\"");
                assertThat(readiness(gateway)).isEqualTo(503);
                assertThat(backend.unread()).isEmpty();

                issuer.recover();
                awaitReady(gateway);

                assertThat(RawHttp.get(gateway.port(), "/orders/1", bearer).status())
                        .isEqualTo(200);
            }
        }
    }

    /** Asks again and again, as a load balancer does: keys are fetched in the background. */
    private static void awaitReady(RunningGateway gateway) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (readiness(gateway) != 200) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private static int readiness(RunningGateway gateway) {
        return RawHttp.get(gateway.port(), "/actuator/health/readiness").status();
    }
}
