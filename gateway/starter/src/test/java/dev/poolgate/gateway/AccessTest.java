package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets through a running gateway, and what the others are told. */
class AccessTest {
    private static TestIssuer issuer;
    private static RecordingBackend backend;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        issuer = new TestIssuer();
        backend = new RecordingBackend();
        gateway = RunningGateway.with(issuer)
                .route("orders", "/orders/**", backend.url(), "Authorize")
                .route("reports", "/reports/**", backend.url())
                .filter(0, "Authorize", "groups", "admins")
                .route("open", "/public/**", backend.url(), "Public")
                .start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        backend.close();
        issuer.close();
    }

    @BeforeEach
    void forget() {
        backend.forget();
    }

    @Test
    void a_valid_token_passes_and_stays_at_the_gateway() {
        RawHttp.Answer answer = get("/orders/1?x=1", "Authorization: Bearer " + issuer.token("alice"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("from the backend");
        RecordingBackend.Received received = backend.next();
        assertThat(received.target()).isEqualTo("/orders/1?x=1");
        assertThat(received.header("Authorization")).isEmpty();
    }

    @Test
    void nothing_presented_is_a_challenge_without_error() {
        RawHttp.Answer answer = get("/orders/1");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"poolgate\"");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"token_missing\"").contains("\"decision\":\"");
        assertThat(backend.unread()).isEmpty();
    }

    private static RawHttp.Answer get(String target, String... headers) {
        return RawHttp.get(gateway.port(), target, headers);
    }
}
