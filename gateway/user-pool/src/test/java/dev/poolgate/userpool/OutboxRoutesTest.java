package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.userpool.accounts.Message;
import dev.poolgate.userpool.accounts.Outbox;
import dev.poolgate.userpool.web.OutboxRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

final class OutboxRoutesTest {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private Outbox outbox;
    private DisposableServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        outbox = new Outbox(directory.resolve("outbox"), clock());
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(
                        RouterFunctions.toHttpHandler(new OutboxRoutes(outbox, Runnable::run).routes())))
                .bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void the_page_shows_messages_newest_first() throws Exception {
        send("the older");
        now = now.plusSeconds(1);
        send("the newer");

        String page = get().body();

        assertThat(page.indexOf("the newer")).isPositive().isLessThan(page.indexOf("the older"));
    }

    @Test
    void an_outbox_without_messages_is_a_page_too() throws Exception {
        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void what_users_write_is_no_markup_and_nothing_runs() throws Exception {
        send("<script>alert(1)</script>");

        HttpResponse<String> page = get();

        assertThat(page.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.com", "127.0.0.1.example.com", "192.168.0.1", "localhost.example.com:80"})
    void under_another_host_name_it_is_not_there(String host) throws Exception {
        assertThat(status("Host: " + host)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void from_another_sites_page_it_is_not_there(String site) throws Exception {
        assertThat(status("Host: localhost", "Sec-Fetch-Site: " + site)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:9000", "[::1]:9000"})
    void under_this_machines_names_it_is_there(String host) throws Exception {
        assertThat(status("Host: " + host)).isEqualTo(200);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private void send(String text) {
        outbox.send(new Message(DeliveryMediumType.EMAIL, "jane@example.com", "subject", text));
    }

    private HttpResponse<String> get() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/outbox");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /** By hand, because the JDK's client chooses the host itself. */
    private int status(String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET /outbox HTTP/1.1\r\n" + String.join("\r\n", List.of(headers))
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            String line = new String(answer.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            return Integer.parseInt(line.substring("HTTP/1.1 ".length()));
        }
    }
}
