package dev.poolgate.authorizer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.RecordingServer;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredJwksFetcherTest {
    private static final String JWKS = SigningKey.set(SigningKey.rs256("key-1"));
    private static final int MAX_BYTES = 256 * 1024;

    private final RecordingServer server = new RecordingServer();
    private final KeyThreads threads = new KeyThreads();
    /** A machine that is busy must not look like a server that is silent. */
    private final JwksFetcher fetcher = new ConfiguredJwksFetcher(withTimeout(Duration.ofSeconds(30)), threads);

    private final JwksFetcher impatient = new ConfiguredJwksFetcher(withTimeout(Duration.ofMillis(500)), threads);

    @AfterEach
    void close() {
        server.close();
        threads.close();
    }

    @Test
    void keys_come_from_a_known_address() {
        server.answer("/jwks", JWKS);

        assertThat(fetch(jwksUri("/jwks"))).isEqualTo(JWKS);
    }

    @Test
    void keys_come_from_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), JWKS);
        assertThat(fetch(Issuers.cognito().keys(KeySource.file(file)).build())).isEqualTo(JWKS);

        Files.writeString(file, " ".repeat(MAX_BYTES + 1));
        assertThat(failure(Issuers.cognito().keys(KeySource.file(file)).build()))
                .isEqualTo(Reason.TOO_LARGE);
        Files.delete(file);
        assertThat(failure(Issuers.cognito().keys(KeySource.file(file)).build()))
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void keys_come_from_the_configuration_itself() {
        assertThat(fetch(Issuers.cognito(SigningKey.rs256("key-1")).build())).isEqualTo(JWKS);
    }

    @Test
    void keys_come_by_openid_discovery() {
        server.answer("/pool/.well-known/openid-configuration", metadata(server.url() + "/pool", "/pool/jwks"));
        server.answer("/pool/jwks", JWKS);

        assertThat(fetch(discovered("/pool"))).isEqualTo(JWKS);
        assertThat(server.requests()).containsExactly("/pool/.well-known/openid-configuration", "/pool/jwks");
    }

    @Test
    void keys_come_by_oauth_metadata_where_there_is_no_openid() {
        server.answer("/.well-known/oauth-authorization-server/pool", metadata(server.url() + "/pool", "/keys"));
        server.answer("/keys", JWKS);

        assertThat(fetch(discovered("/pool"))).isEqualTo(JWKS);
    }

    @Test
    void an_issuer_with_a_slash_at_its_end_is_discovered_without_doubling_it() {
        server.answer("/.well-known/openid-configuration", metadata(server.url() + "/", "/keys"));
        server.answer("/keys", JWKS);

        assertThat(fetch(discovered("/"))).isEqualTo(JWKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "", "/"})
    void s27_metadata_of_another_issuer_is_refused(String added) {
        String claimed = added.startsWith("https") ? added : server.url() + "/pool" + (added.isEmpty() ? "x" : added);
        server.answer("/pool/.well-known/openid-configuration", metadata(claimed, "/keys"));
        server.answer("/keys", JWKS);

        assertThat(failure(discovered("/pool"))).isEqualTo(Reason.ISSUER_MISMATCH);
        assertThat(server.requests()).doesNotContain("/keys");
    }

    @Test
    void s27_keys_at_another_host_are_refused_unless_it_is_configured() {
        String elsewhere = server.url().replace("127.0.0.1", "localhost") + "/keys";
        server.answer(
                "/pool/.well-known/openid-configuration",
                "{\"issuer\":\"" + server.url() + "/pool\",\"jwks_uri\":\"" + elsewhere + "\"}");
        server.answer("/keys", JWKS);

        assertThat(failure(discovered("/pool"))).isEqualTo(Reason.FORBIDDEN_ADDRESS);
        assertThat(server.requests()).doesNotContain("/keys");
        assertThat(fetch(Issuers.cognito()
                        .issuer(server.url() + "/pool")
                        .keys(KeySource.discovery("LOCALHOST"))
                        .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
                        .build()))
                .isEqualTo(JWKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"issuer\":\"ISSUER\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":7}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"::\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"/keys\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"file:///etc/passwd\"}",
                "{\"issuer\":\"evil\",\"issuer\":\"ISSUER\",\"jwks_uri\":\"ISSUER\"}"
            })
    void s27_metadata_of_another_shape_is_refused(String document) {
        server.answer("/pool/.well-known/openid-configuration", document.replace("ISSUER", server.url() + "/pool"));

        assertThat(failure(discovered("/pool")))
                .isIn(Reason.DOCUMENT, Reason.ISSUER_MISMATCH, Reason.FORBIDDEN_ADDRESS);
    }

    @Test
    void s25_a_local_address_is_refused_without_the_waiver_and_nothing_is_sent() {
        TrustedIssuer issuer = Issuers.cognito()
                .keys(KeySource.uri(server.url().replace("http:", "https:") + "/jwks"))
                .build();

        assertThat(failure(issuer)).isEqualTo(Reason.FORBIDDEN_ADDRESS);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void s25_s29_a_redirect_is_not_followed(int status) {
        server.answer("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Location", server.url() + "/elsewhere");
            RecordingServer.send(exchange, status, new byte[0]);
        });
        server.answer("/elsewhere", JWKS);

        assertThat(failure(jwksUri("/jwks"))).isEqualTo(Reason.STATUS);
        assertThat(server.requests()).containsExactly("/jwks");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 401, 404, 500, 503})
    void any_status_but_200_is_a_failure(int status) {
        server.answer("/jwks", status, status == 204 ? "" : JWKS);

        assertThat(failure(jwksUri("/jwks"))).isEqualTo(Reason.STATUS);
    }

    @Test
    void s29_a_body_is_read_up_to_256_kb_and_not_one_byte_further() {
        server.answer("/fits", JWKS + " ".repeat(MAX_BYTES - JWKS.length()));
        server.answer("/too-large", JWKS + " ".repeat(MAX_BYTES - JWKS.length() + 1));

        assertThat(fetch(jwksUri("/fits"))).startsWith(JWKS);
        assertThat(failure(jwksUri("/too-large"))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void s29_a_hundred_megabytes_are_not_taken() {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.answer("/huge", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 1600; i++) {
                    out.write(chunk);
                }
            } catch (IOException e) {
                hungUp.countDown();
                throw e;
            }
        });

        assertThat(failure(jwksUri("/huge"))).isEqualTo(Reason.TOO_LARGE);
        assertThat(hungUp)
                .satisfies(latch -> assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue());
    }

    @Test
    void s29_a_compressed_body_counts_as_what_it_unpacks_to() throws IOException {
        byte[] small = gzip(JWKS.getBytes(StandardCharsets.UTF_8));
        byte[] bomb = gzip(new byte[50 * 1024 * 1024]);
        server.answer("/small", exchange -> compressed(exchange, "gzip", small));
        server.answer("/bomb", exchange -> compressed(exchange, "gzip", bomb));
        server.answer("/broken", exchange -> compressed(exchange, "gzip", new byte[] {1, 2, 3}));
        server.answer("/unknown", exchange -> compressed(exchange, "br", small));

        assertThat(bomb.length).isLessThan(MAX_BYTES);
        assertThat(fetch(jwksUri("/small"))).isEqualTo(JWKS);
        assertThat(failure(jwksUri("/bomb"))).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure(jwksUri("/broken"))).isEqualTo(Reason.DOCUMENT);
        assertThat(failure(jwksUri("/unknown"))).isEqualTo(Reason.DOCUMENT);
    }

    @Test
    void s29_a_body_that_trickles_is_given_up() {
        CountDownLatch release = new CountDownLatch(1);
        server.answer("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(release);
        });

        assertThat(failure(impatient, jwksUri("/slow"))).isEqualTo(Reason.TIMEOUT);
        release.countDown();
    }

    @Test
    void s29_headers_that_never_come_are_given_up() {
        CountDownLatch release = new CountDownLatch(1);
        server.answer("/silent", exchange -> await(release));

        assertThat(failure(impatient, jwksUri("/silent"))).isEqualTo(Reason.TIMEOUT);
        release.countDown();
    }

    @Test
    void a_port_nobody_listens_on_is_unreachable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        TrustedIssuer issuer = Issuers.cognito()
                .keys(KeySource.uri("http://127.0.0.1:" + port + "/jwks"))
                .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
                .build();

        assertThat(failure(issuer)).isEqualTo(Reason.UNREACHABLE);
    }

    private TrustedIssuer jwksUri(String path) {
        return Issuers.cognito()
                .keys(KeySource.uri(server.url() + path))
                .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
                .build();
    }

    private TrustedIssuer discovered(String path) {
        return Issuers.cognito()
                .issuer(server.url() + path)
                .keys(KeySource.discovery())
                .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
                .build();
    }

    private String metadata(String issuer, String jwksPath) {
        return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + server.url() + jwksPath + "\"}";
    }

    private String fetch(TrustedIssuer issuer) {
        return fetch(fetcher, issuer);
    }

    private static String fetch(JwksFetcher fetcher, TrustedIssuer issuer) {
        return new String(fetcher.fetch(issuer).toCompletableFuture().join(), StandardCharsets.UTF_8);
    }

    private Reason failure(TrustedIssuer issuer) {
        return failure(fetcher, issuer);
    }

    private static Reason failure(JwksFetcher fetcher, TrustedIssuer issuer) {
        try {
            throw new AssertionError("fetched: " + fetch(fetcher, issuer));
        } catch (CompletionException e) {
            if (e.getCause() instanceof KeyFetchException known) {
                return known.reason();
            }
            throw e;
        }
    }

    private static void compressed(HttpExchange exchange, String coding, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", coding);
        RecordingServer.send(exchange, 200, body);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static KeySettings withTimeout(Duration timeout) {
        KeySettings d = KeySettings.defaults();
        return new KeySettings(
                d.refreshAfter(),
                d.maxAge(),
                d.staleOnError(),
                d.retryAfter(),
                d.unknownKeyWindow(),
                d.breakerWait(),
                timeout,
                timeout,
                d.maxBytes());
    }
}
