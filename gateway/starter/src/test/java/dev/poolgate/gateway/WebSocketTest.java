package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.SdkSigned;
import dev.poolgate.gateway.testkit.SharedFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WebSockets through a running gateway. */
@ExtendWith(SharedFixture.class)
class WebSocketTest {
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            .concat("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

    /** Kept, as is every socket: one that is collected is closed. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Fixture fixture;
    private final Messages messages = new Messages();

    WebSocketTest(Fixture fixture) {
        this.fixture = fixture;
    }

    @Test
    void s55_the_handshake_is_authorized_and_the_token_stays_here() throws Exception {
        WebSocket socket = connect(fixture.issuer().token("alice"));
        socket.sendText("hello", true).join();

        assertThat(messages.next()).isEqualTo("echo hello");
        assertThat(fixture.backend().next().header("Authorization")).isEmpty();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Test
    void s55_a_handshake_without_a_token_is_refused_like_a_get() {
        assertThatThrownBy(() -> connect(null))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(401));
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void s55_a_socket_is_closed_when_its_token_expires() throws Exception {
        connect(fixture.issuer()
                .token(
                        "alice",
                        claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(2)))));

        assertThat(messages.next()).isEqualTo("closed 1008 token expired");
    }

    @Test
    void s55_a_socket_is_closed_when_its_session_is_revoked() throws Exception {
        connect(fixture.issuer().token("alice", claims -> claims.claim("origin_jti", "session-of-the-socket")));

        fixture.gateway()
                .bean(RevocationList.class)
                .revokeSession(
                        fixture.issuer().url(),
                        "session-of-the-socket",
                        Instant.now().plusSeconds(300));

        assertThat(messages.next()).isEqualTo("closed 1008 token revoked");
    }

    @Test
    void s55_a_signed_handshake_is_authorized_and_closed_when_its_session_expires() throws Exception {
        SdkSigned handshake = SdkSigned.by(
                "carol",
                SdkSigned.Options.header(fixture.gateway().port()).presigned(Duration.ofMinutes(1)),
                "GET",
                "/socket/iam/1");
        WebSocket socket = CLIENT.newWebSocketBuilder()
                .header("User-Agent", "agent/1")
                .header("Referer", "https://a.example/")
                .buildAsync(URI.create("ws://127.0.0.1:" + fixture.gateway().port() + handshake.target()), messages)
                .join();
        socket.sendText("hello", true).join();

        assertThat(messages.next()).isEqualTo("echo hello");
        assertThat(messages.next()).isEqualTo("closed 1008 session expired");
    }

    @Test
    void s55_a_handshake_whose_signature_is_forged_is_refused() {
        SdkSigned handshake = SdkSigned.by(
                        "carol",
                        SdkSigned.Options.header(fixture.gateway().port()).presigned(Duration.ofMinutes(1)),
                        "GET",
                        "/socket/iam/1")
                .withTarget("/iam/1", "/iam/2");

        assertThatThrownBy(() -> CLIENT.newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + fixture.gateway().port() + handshake.target()), messages)
                        .join())
                .cause()
                .isInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void s55_an_upgrade_that_the_backend_refuses_leaves_no_tunnel() {
        RawHttp.Answer answer = RawHttp.send(
                fixture.gateway().port(),
                "GET /orders/1 HTTP/1.1\r\nHost: a\r\n" + fixture.bearer("alice") + "\r\n" + UPGRADE + "\r\n\r\n"
                        + "GET /admin/1 HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer.text()).doesNotContain("from the backend");
        assertThat(fixture.backend().unread())
                .noneMatch(received -> received.target().startsWith("/admin"));
    }

    @Test
    void s55_an_upgrade_to_anything_else_is_an_ordinary_request() {
        RawHttp.Answer answer = fixture.get(
                "/public/1",
                "Connection: close, Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(fixture.backend().next().headerNames()).doesNotContain("upgrade", "http2-settings", "connection");
    }

    private WebSocket connect(@Nullable String token) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        return builder.buildAsync(
                        URI.create("ws://127.0.0.1:" + fixture.gateway().port() + "/socket/1"), messages)
                .join();
    }

    private static final class Messages implements WebSocket.Listener {
        private @Nullable WebSocket socket;
        private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return String.valueOf(queue.poll(10, TimeUnit.SECONDS));
        }

        @Override
        public void onOpen(WebSocket opened) {
            socket = opened;
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            queue.add(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket opened, int code, String reason) {
            queue.add("closed " + code + " " + reason + (socket == opened ? "" : " by another socket"));
            return null;
        }
    }
}
