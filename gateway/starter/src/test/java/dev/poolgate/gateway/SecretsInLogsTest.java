package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.CapturedLogs;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.SdkSigned;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestSigners;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Whatever goes wrong behind a request whose query lets others in, no log tells that query (S68). */
class SecretsInLogsTest {
    private static final String LIVE = "live-token-of-alice";
    private static final String JWT = "eyJhbGciOiJub25lIn0.e30.";

    private static TestIssuer issuer;
    private static RecordingBackend backend;
    private static ServerSocket silent;
    private static String nobody = "";
    private static RunningGateway gateway;

    private CapturedLogs logs;

    @BeforeAll
    static void start() throws IOException {
        issuer = new TestIssuer();
        backend = new RecordingBackend();
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + closed.getLocalPort();
        }
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        gateway = builder("http://127.0.0.1:" + silent.getLocalPort()).start();
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        silent.close();
        backend.close();
        issuer.close();
    }

    @BeforeEach
    void capture() {
        backend.forget();
        logs = CapturedLogs.capture();
    }

    @AfterEach
    void release() {
        logs.close();
    }

    @Test
    void s68_a_presigned_request_to_a_backend_that_is_not_there_is_one_line_without_its_query() {
        SdkSigned request = presigned("/iam/1");

        RawHttp.Answer answer = request.send(gateway.port());

        assertProblem(answer, 502, "backend_unreachable");
        assertSilent(signature(request), "session%2Fof%2Balice", TestSigners.session("alice"));
        assertThat(logs.lines())
                .filteredOn(line -> line.contains("backend_unreachable"))
                .singleElement()
                .asString()
                .contains("\"status\":502", "\"route\":\"iam\"", "\"path\":\"/iam/1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=" + LIVE,
                "q=1&access_token=" + LIVE,
                "X-Amz-Signature=" + LIVE + "&q",
                "X%2DAmz-Security%2DToken=" + LIVE,
                "Access_Token=" + LIVE,
                "t=" + JWT + LIVE,
            })
    void s68_a_token_in_the_query_of_an_open_route_is_not_told_either(String query) {
        assertProblem(RawHttp.get(gateway.port(), "/open/1?" + query), 502, "backend_unreachable");
        assertThat(RawHttp.get(gateway.port(), "/nowhere?" + query).status()).isEqualTo(404);
        assertThat(RawHttp.get(gateway.port(), "/open//1?" + query).status()).isEqualTo(400);
        assertThat(RawHttp.get(gateway.port(), "/open/1?" + query, "No Header: 1")
                        .status())
                .isEqualTo(400);

        assertSilent(LIVE, JWT);
    }

    @Test
    void s68_a_backend_that_is_silent_for_too_long_is_a_timeout_without_a_query() {
        SdkSigned request = presigned("/slow/1");

        assertProblem(request.send(gateway.port()), 504, "backend_timeout");
        assertSilent(signature(request), "session%2Fof%2Balice");
    }

    @Test
    void s68_a_fault_in_a_filter_before_any_route_is_logged_without_a_query() {
        RawHttp.Answer answer = RawHttp.get(gateway.port(), "/fault?access_token=" + LIVE, "X-Fault: yes");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(logs.text()).contains("a fault of somebody's filter", "/fault?access_token=hidden");
        assertSilent(LIVE);
    }

    @Test
    void s68_a_socket_that_cannot_be_opened_is_logged_without_a_query() {
        SdkSigned request = presigned("/socket/1")
                .plusHeader("Connection: Upgrade")
                .plusHeader("Upgrade: websocket")
                .plusHeader("Sec-WebSocket-Version: 13")
                .plusHeader("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");

        request.send(gateway.port());

        assertThat(logs.text()).contains("/socket/1");
        assertSilent(signature(request), "session%2Fof%2Balice");
    }

    @Test
    void what_an_open_route_is_sent_reaches_its_backend_as_it_was_sent() {
        String query = "X-Amz-Signature=" + LIVE + "&access_token=" + LIVE;

        assertThat(RawHttp.get(gateway.port(), "/public/1?" + query).status()).isEqualTo(200);

        assertThat(backend.next().target()).isEqualTo("/public/1?" + query);
        assertSilent(LIVE);
    }

    @Test
    void s68_the_access_log_tells_what_was_asked_for_without_its_secrets() {
        RawHttp.get(gateway.port(), "/public/1?q=1&access_token=" + LIVE);

        // written once the answer is sent, which is when the client has it
        Instant end = Instant.now().plusSeconds(30);
        while (!logs.text().contains("AccessLog") && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(logs.lines())
                .filteredOn(line -> line.contains("AccessLog"))
                .singleElement()
                .asString()
                .contains("127.0.0.1 - - [", "\"GET /public/1?q=1&access_token=hidden HTTP/1.1\" 200 16 ");
    }

    @Test
    void an_error_handler_of_the_application_keeps_its_say_and_learns_no_secret() {
        try (RunningGateway own =
                builder(backend.url()).sources(OwnHandler.class).start()) {
            RawHttp.Answer answer = RawHttp.get(own.port(), "/open/1?q=1&access_token=" + LIVE);

            assertThat(answer.status()).isEqualTo(410);
            assertThat(answer.header("X-Seen")).hasValueSatisfying(seen -> assertThat(seen)
                    .contains("Connection refused", "/open/1?q=1&access_token=hidden"));
        }
    }

    private static RunningGateway.Builder builder(String slow) {
        return RunningGateway.with(issuer)
                .sources(TestSigners.class, Faults.class)
                .set("poolgate.aws-iam.region", "eu-central-1")
                .set("poolgate.aws-iam.account-id", TestSigners.ACCOUNT)
                .set("spring.cloud.gateway.server.webflux.httpclient.response-timeout", "300ms")
                .route("iam", "/iam/**", "http://" + nobody)
                .filter(0, "Authorize", "aws-iam", "only")
                .route("slow", "/slow/**", slow)
                .filter(0, "Authorize", "aws-iam", "only")
                .route("socket", "/socket/**", "ws://" + nobody)
                .filter(0, "Authorize", "aws-iam", "only")
                .route("open", "/open/**", "http://" + nobody, "Public")
                .route("public", "/public/**", backend.url(), "Public");
    }

    private static SdkSigned presigned(String path) {
        SdkSigned.Options options = SdkSigned.Options.header(gateway.port()).presigned(Duration.ofMinutes(1));
        return SdkSigned.by("alice", options, "GET", path);
    }

    private static String signature(SdkSigned request) {
        return request.target().replaceFirst(".*X-Amz-Signature=([0-9a-f]{64}).*", "$1");
    }

    private void assertSilent(String... secrets) {
        assertThat(logs.text()).isNotEmpty().doesNotContain(secrets);
    }

    private static void assertProblem(RawHttp.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Configuration(proxyBeanMethods = false)
    static class Faults {

        /** Right behind the guard. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE + 1)
        WebFilter faultyFilter() {
            return (exchange, chain) -> exchange.getRequest().getHeaders().containsHeader("X-Fault")
                    ? Mono.error(new IllegalStateException("a fault of somebody's filter"))
                    : chain.filter(exchange);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnHandler {

        @Bean
        ErrorWebExceptionHandler ownHandler() {
            return (exchange, fault) -> {
                exchange.getResponse().setStatusCode(HttpStatus.GONE);
                exchange.getResponse()
                        .getHeaders()
                        .set(
                                "X-Seen",
                                fault.getMessage() + " at "
                                        + exchange.getRequest().getURI());
                return exchange.getResponse().setComplete();
            };
        }
    }
}
