package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.SdkSigned;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestSigners;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends its whole body before it looks at anything still gets the answer that came before. */
class UnreadBodyTest {
    private static final int PIECE = 16 * 1024;
    private static final int PIECES = 128;
    private static final String PASSWORD = "for this test alone";
    private static final byte[] BYTES = "x".repeat(PIECE).getBytes(StandardCharsets.US_ASCII);

    private static TestIssuer issuer;
    private static RecordingBackend backend;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        issuer = new TestIssuer();
        backend = new RecordingBackend();
        gateway = RunningGateway.with(issuer)
                .sources(TestSigners.class)
                .set("poolgate.aws-iam.region", "eu-central-1")
                .set("poolgate.aws-iam.account-id", TestSigners.ACCOUNT)
                .set("poolgate.aws-iam.max-body", "64KB")
                .set("poolgate.signing.max-body", "64KB")
                .set("poolgate.signing.held-bodies", "64KB")
                .route("iam", "/iam/**", backend.url())
                .filter(0, "Authorize", "aws-iam", "only")
                .route("orders", "/orders/**", backend.url(), "Authorize")
                .start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        backend.close();
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void too_large_a_body_is_answered_413(String connection) throws IOException {
        SdkSigned signed = SdkSigned.post("alice", SdkSigned.Options.header(gateway.port()), "x", "/iam/1");
        try (Socket socket = connect()) {
            String head = head(signed, connection, "Content-Length: " + PIECE * PIECES);
            write(socket, head.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(afterAllIsSent(socket)).startsWith("HTTP/1.1 413").contains("body_too_large");
        }
    }

    @Test
    void one_that_turns_out_too_large_is_too() throws IOException {
        SdkSigned signed = SdkSigned.post("alice", SdkSigned.Options.header(gateway.port()), "x", "/iam/1");
        try (Socket socket = connect()) {
            write(socket, head(signed, "close", "Transfer-Encoding: chunked").getBytes(StandardCharsets.ISO_8859_1));
            String size = Integer.toHexString(PIECE) + "\r\n";
            for (int i = 0; i < PIECES; i++) {
                write(socket, size.getBytes(StandardCharsets.US_ASCII));
                write(socket, BYTES);
                write(socket, "\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            write(socket, "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(all(socket)).startsWith("HTTP/1.1 413").contains("body_too_large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void whoever_is_not_known_is_answered_401(String connection) throws IOException {
        try (Socket socket = connect()) {
            write(socket, post("/orders/1", connection, (long) PIECE * PIECES));

            assertThat(afterAllIsSent(socket)).startsWith("HTTP/1.1 401").contains("token_missing");
        }
    }

    @Test
    void over_tls_too(@TempDir Path folder) throws Exception {
        Path keys = keys(folder);
        try (RunningGateway encrypted = RunningGateway.with(issuer)
                        .set("server.ssl.key-store", keys.toUri().toString())
                        .set("server.ssl.key-store-password", PASSWORD)
                        .route("orders", "/orders/**", backend.url(), "Authorize")
                        .start();
                Socket socket = trusting(keys)
                        .getSocketFactory()
                        .createSocket(InetAddress.getLoopbackAddress(), encrypted.port())) {
            socket.setSoTimeout(30_000);
            write(socket, post("/orders/1", "close", (long) PIECE * PIECES));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 401".length());
            for (int i = 0; i < PIECES; i++) {
                write(socket, BYTES);
            }

            assertThat(new String(status, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 401");
            assertThat(all(socket)).contains("token_missing");
        }
    }

    @Test
    void a_client_that_reads_to_the_end_is_not_kept_waiting() {
        RawHttp.Answer answer =
                RawHttp.request(gateway.port(), "POST", "/orders/1", "Content-Length: 100", "", "a part of it");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void whoever_never_comes_to_an_end_is_cut_off() throws IOException {
        try (Socket socket = connect()) {
            write(socket, post("/orders/1", "close", Long.MAX_VALUE));

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                for (int i = 0; i < 8 * 1024; i++) {
                    write(socket, BYTES);
                }
            });
        }
    }

    /** A key and a certificate of its own for this machine. */
    private static Path keys(Path folder) throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keys;
    }

    private static SSLContext trusting(Path keys) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String afterAllIsSent(Socket socket) throws IOException {
        awaitAnswer(socket);
        for (int i = 0; i < PIECES; i++) {
            write(socket, BYTES);
        }
        byte[] first = new byte[64 * 1024];
        return new String(first, 0, socket.getInputStream().read(first), StandardCharsets.ISO_8859_1);
    }

    /** It is there before the body is. */
    private static void awaitAnswer(Socket socket) throws IOException {
        Instant end = Instant.now().plusSeconds(30);
        while (socket.getInputStream().available() == 0 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(socket.getInputStream().available()).isPositive();
    }

    private static byte[] post(String target, String connection, long length) {
        return ("POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + gateway.port() + "\r\nConnection: " + connection
                        + "\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String head(SdkSigned request, String connection, String framing) {
        String signed = String.join(
                "\r\n", request.withHeader("Content-Length", framing).headers());
        return "POST " + request.target() + " HTTP/1.1\r\n" + signed + "\r\nConnection: " + connection + "\r\n\r\n";
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
