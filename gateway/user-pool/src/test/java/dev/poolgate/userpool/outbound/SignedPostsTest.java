package dev.poolgate.userpool.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignedPostsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private final SignedPosts posts = new SignedPosts(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_signature_is_over_timestamp_and_body() throws Exception {
        try (HttpReceiver server = HttpReceiver.answering(200, "{\"a\":1}")) {
            SignedPosts.Answer answer = posts.post(server.receiver(), "{}".getBytes(UTF_8), WITHIN, 100);

            assertThat(answer).isEqualTo(new SignedPosts.Answer(200, "{\"a\":1}"));
            HttpReceiver.Post post = server.posts().get(0);
            assertThat(post.timestamp()).isEqualTo("" + NOW.getEpochSecond());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HttpReceiver.SECRET.getBytes(UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal((NOW.getEpochSecond() + ".{}").getBytes(UTF_8));
            assertThat(post.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(expected));
        }
    }

    @Test
    void no_redirect_is_followed() throws Exception {
        try (HttpReceiver server = new HttpReceiver((post, exchange) -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            HttpReceiver.respond(exchange, 307, "");
        })) {
            assertThat(posts.post(server.receiver(), new byte[0], WITHIN, 100).status())
                    .isEqualTo(307);
            assertThat(server.posts()).hasSize(1);
        }
    }

    @Test
    void an_answer_may_be_as_large_as_allowed_and_no_byte_more() throws Exception {
        try (HttpReceiver server = HttpReceiver.answering(200, "0123456789")) {
            assertThat(posts.post(server.receiver(), new byte[0], WITHIN, 10).body())
                    .isEqualTo("0123456789");
            assertThatThrownBy(() -> posts.post(server.receiver(), new byte[0], WITHIN, 9))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_that_trickles_ends_in_time() {
        try (HttpReceiver server = new HttpReceiver((post, exchange) -> trickle(exchange))) {
            long begun = System.nanoTime();

            assertThatThrownBy(() -> posts.post(server.receiver(), new byte[0], Duration.ofMillis(500), 1_000_000))
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hook",
                "http://127.0.0.1.example.com/hook",
                "http://127.0.0.1@example.com/hook",
                "https://user:secret@example.com/hook",
                "ftp://127.0.0.1/hook",
                "file:///etc/passwd",
                "/hook"
            })
    void codes_go_nowhere_in_the_clear(String url) {
        assertThatThrownBy(() -> Receiver.of(URI.create(url), HttpReceiver.SECRET))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_secret_is_long_and_does_not_show() {
        URI url = URI.create("https://example.com/hook");

        assertThatThrownBy(() -> Receiver.of(url, HttpReceiver.SECRET.substring(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Receiver.of(url, HttpReceiver.SECRET).toString()).doesNotContain(HttpReceiver.SECRET);
    }

    private static void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        for (int i = 0; i < 100; i++) {
            body.write('x');
            body.flush();
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
