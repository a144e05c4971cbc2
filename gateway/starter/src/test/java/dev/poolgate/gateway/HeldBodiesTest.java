package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.CapturedLogs;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.SdkSigned;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPools;
import dev.poolgate.gateway.testkit.TestSigners;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies that are held for a signature: which are read at all, and what they may take in all. */
class HeldBodiesTest {
    private static final int MOST = 40_000;
    private static final String BODY = "x".repeat(MOST);
    /** No caller has room for both. */
    private static final String OTHER = "y".repeat(64 * 1024 - MOST + 64);

    private static TestIssuer issuer;
    private static RecordingBackend backend;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        int closed;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = nobody.getLocalPort();
        }
        issuer = new TestIssuer();
        backend = new RecordingBackend();
        gateway = RunningGateway.with(issuer)
                .sources(TestPools.class, TestSigners.class)
                .set("poolgate.aws-iam.region", "eu-central-1")
                .set("poolgate.aws-iam.account-id", TestSigners.ACCOUNT)
                .set("poolgate.aws-iam.max-body", "64KB")
                .set("poolgate.signing.max-body", "64KB")
                .set("poolgate.signing.held-bodies", "100000B")
                .set("poolgate.signing.body-timeout", "5s")
                .route("iam", "/iam/**", backend.url())
                .filter(0, "Authorize", "aws-iam", "only")
                .route("nobody", "/nobody/**", "http://127.0.0.1:" + closed)
                .filter(0, "Authorize", "aws-iam", "only")
                .route(
                        "signed",
                        "/signed/**",
                        backend.url(),
                        "SignAwsRequest=execute-api, eu-central-1",
                        "ExchangeCredentials=main",
                        "Authorize")
                .start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        backend.close();
        issuer.close();
    }

    @AfterEach
    void nothing_is_held_in_the_end() {
        awaitHeld(0, 0);
    }

    @Test
    void a_body_is_not_waited_for_where_no_body_could_help() {
        SdkSigned.Options options = options();
        Clock before = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6));

        assertRefusedUnread(SdkSigned.post("mallory", options, BODY, "/iam/1"), "UnrecognizedClientException");
        assertRefusedUnread(SdkSigned.post("eve", options, BODY, "/iam/1"), "ExpiredTokenException");
        assertRefusedUnread(SdkSigned.post("alice", options.at(before), BODY, "/iam/1"), "InvalidSignatureException");
        assertRefusedUnread(
                SdkSigned.post("alice", options.scoped("s3", "eu-central-1"), BODY, "/iam/1"),
                "InvalidSignatureException");
        // the hash is announced, so the signature is checked first, and what its caller may do
        assertRefusedUnread(SdkSigned.post("dave", options, BODY, "/iam/1"), "AccessDeniedException");
        assertRefusedUnread(
                SdkSigned.post("alice", options, BODY, "/iam/1").withTarget("/iam/1", "/iam/2"),
                "InvalidSignatureException");
        assertThat(backend.unread()).isEmpty();
    }

    @Test
    void a_caller_who_has_their_share_is_asked_to_come_back_and_others_are_not() throws IOException {
        try (Socket slow = connect()) {
            write(slow, head(signed("alice")) + BODY.substring(1));
            awaitHeld(MOST - 1, MOST - 1);

            assertNoRoom(patiently(SdkSigned.post("alice", options(), OTHER, "/iam/1")), "held_bodies_of_caller");
            assertThat(patiently(SdkSigned.post("frank", options(), OTHER, "/iam/1"))
                            .status())
                    .isEqualTo(200);
            write(slow, "x");
            assertThat(answer(slow).status()).isEqualTo(200);
        }
        try (Socket slow = connect()) {
            write(slow, put("alice", BODY.substring(1), 1));
            awaitHeld(MOST - 1, MOST - 1);

            assertNoRoom(RawHttp.send(gateway.port(), put("alice", OTHER, 0)), "held_bodies_of_caller");
            assertThat(RawHttp.send(gateway.port(), put("bob", OTHER, 0)).status())
                    .isEqualTo(200);
        }
        backend.forget();
    }

    @Test
    void where_no_room_is_left_for_a_body_callers_are_asked_to_come_back() throws IOException {
        try (Socket slow = connect();
                Socket another = connect()) {
            write(slow, head(signed("alice")) + BODY.substring(1));
            write(another, head(signed("frank")) + BODY.substring(1));
            awaitHeld(2 * (MOST - 1), 2 * (MOST - 1));

            assertNoRoom(RawHttp.send(gateway.port(), put("bob", OTHER, 0)), "held_bodies_full");

            write(slow, "x");
            assertThat(answer(slow).status()).isEqualTo(200);
        }
        awaitHeld(0, 0);
        assertThat(RawHttp.send(gateway.port(), put("bob", OTHER, 0)).status()).isEqualTo(200);
        backend.forget();
    }

    @Test
    void a_client_that_goes_away_leaves_its_room_to_others_and_no_error() throws IOException {
        try (CapturedLogs logs = CapturedLogs.capture()) {
            try (Socket gone = connect()) {
                write(gone, head(signed()) + BODY.substring(1));
                awaitHeld(MOST - 1, MOST - 1);
            }
            awaitHeld(0, 0);
            assertThat(signed().send(gateway.port()).status()).isEqualTo(200);
            assertThat(logs.text()).contains("/iam/1").doesNotContain("500 Server Error");
        }
        backend.forget();
    }

    @Test
    void a_client_that_is_too_slow_is_given_up() throws IOException {
        try (Socket slow = connect()) {
            write(slow, head(signed()) + BODY.substring(1));

            RawHttp.Answer answer = answer(slow);
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("\"code\":\"body_timeout\"");
        }
    }

    @Test
    void a_backend_that_is_not_there_or_a_changed_body_takes_no_room_for_ever() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(patiently(SdkSigned.post("alice", options(), BODY, "/nobody/1"))
                            .status())
                    .isEqualTo(502);
            assertThat(patiently(signed().withBody("y".repeat(MOST))).status()).isEqualTo(403);
        }
    }

    /** Whichever test comes first waits for classes to load. */
    private static RawHttp.Answer patiently(SdkSigned request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, head(request) + request.body());
            return answer(socket);
        }
    }

    private static SdkSigned.Options options() {
        return SdkSigned.Options.header(gateway.port());
    }

    private static SdkSigned signed() {
        return signed("alice");
    }

    private static SdkSigned signed(String name) {
        return SdkSigned.post(name, options(), BODY, "/iam/1");
    }

    /** With a token, on a route whose outgoing signature is over the body; some bytes of it are still to come. */
    private static String put(String name, String body, int missing) {
        return "PUT /signed/1 HTTP/1.1\r\nHost: 127.0.0.1:" + gateway.port() + "\r\nConnection: close\r\n"
                + "Authorization: Bearer " + issuer.token(name) + "\r\nContent-Length: "
                + (body.length() + missing) + "\r\n\r\n" + body;
    }

    private static String head(SdkSigned request) {
        return "POST " + request.target() + " HTTP/1.1\r\n" + String.join("\r\n", request.headers())
                + "\r\nConnection: close\r\n\r\n";
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static RawHttp.Answer answer(Socket socket) throws IOException {
        return new RawHttp.Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    private static void assertRefusedUnread(SdkSigned request, String type) {
        RawHttp.Answer answer = request.withBody("").send(gateway.port());
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.header("x-amzn-errortype")).contains(type);
    }

    private static void assertNoRoom(RawHttp.Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("5");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private static void awaitHeld(double least, double most) {
        Instant end = Instant.now().plusSeconds(30);
        double held = held();
        while ((held < least || held > most) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
            held = held();
        }
        assertThat(held).isBetween(least, most);
    }

    private static double held() {
        return gateway.bean(MeterRegistry.class)
                .get("poolgate.bodies.held")
                .gauge()
                .value();
    }
}
