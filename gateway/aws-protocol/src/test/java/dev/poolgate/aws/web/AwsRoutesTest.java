package dev.poolgate.aws.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;

/** What clients with code of their own never send, and what browsers send first. */
class AwsRoutesTest {
    private static final String GET_USER = "AWSCognitoIdentityProviderService.GetUser";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService executor = BlockingExecutors.bounded("aws", 2);
    private final CountDownLatch entered = new CountDownLatch(2);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicReference<String> thread = new AtomicReference<>("");
    private RunningEndpoint endpoint;

    @BeforeEach
    void start() {
        Operation<?, ?> operation =
                Operation.unsigned("GetUser", GetUserRequest::builder, (input, call) -> user(input));
        endpoint = RunningEndpoint.start(
                List.of(new AwsService("AWSCognitoIdentityProviderService", "cognito-idp", List.of(operation))),
                Clock.systemUTC(),
                executor);
    }

    @AfterEach
    void stop() {
        release.countDown();
        endpoint.close();
        executor.shutdownNow();
    }

    @Test
    void an_operation_runs_on_the_executor_and_not_on_the_event_loop() throws Exception {
        assertThat(post(GET_USER, "{\"AccessToken\":\"t\"}").statusCode()).isEqualTo(200);
        assertThat(thread.get()).startsWith("aws-");
    }

    @Test
    void what_the_executor_has_no_room_for_is_told_to_wait_and_does_not_queue() throws Exception {
        ExecutorService callers = BlockingExecutors.bounded("callers", 2);
        Future<HttpResponse<String>> one = callers.submit(() -> post(GET_USER, "{\"AccessToken\":\"wait\"}"));
        Future<HttpResponse<String>> two = callers.submit(() -> post(GET_USER, "{\"AccessToken\":\"wait\"}"));
        entered.await();

        HttpResponse<String> refused = post(GET_USER, "{\"AccessToken\":\"t\"}");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("TooManyRequestsException");

        release.countDown();
        assertThat(one.get().statusCode()).isEqualTo(200);
        assertThat(two.get().statusCode()).isEqualTo(200);
        callers.shutdownNow();
    }

    @Test
    void a_body_of_exactly_the_limit_is_read_and_one_more_byte_is_not() throws Exception {
        String frame = "{\"AccessToken\":\"t\",\"x\":\"\"}";
        String filling = "a".repeat(64 * 1024 - frame.length());
        String full = frame.replace("\"x\":\"\"", "\"x\":\"" + filling + "\"");
        assertThat(post(GET_USER, full).statusCode()).isEqualTo(200);

        HttpResponse<String> refused = post(GET_USER, full + " ");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("x-amzn-ErrorType")).hasValue("RequestEntityTooLargeException:");
    }

    @Test
    void s15_a_body_that_can_be_read_in_two_ways_is_refused() throws Exception {
        HttpResponse<String> refused = post(GET_USER, "{\"AccessToken\":\"a\",\"AccessToken\":\"b\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"__type\":\"SerializationException\"");
    }

    @Test
    void no_body_at_all_is_not_json() throws Exception {
        assertThat(post(GET_USER, "").body()).contains("SerializationException");
    }

    @Test
    void an_unknown_or_missing_target_is_an_unknown_operation() throws Exception {
        assertThat(post("Nobody.Knows", "{}").statusCode()).isEqualTo(404);
        HttpResponse<String> missing =
                send(HttpRequest.newBuilder(endpoint.uri()).POST(BodyPublishers.ofString("{}")));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
    }

    @Test
    void a_browser_may_ask_from_any_origin_and_read_the_headers_of_errors() throws Exception {
        HttpResponse<String> preflight = send(HttpRequest.newBuilder(endpoint.uri())
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://app.example.com")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-amz-target,authorization"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("POST");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow())
                .contains("x-amz-target", "authorization");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();

        HttpResponse<String> error = send(HttpRequest.newBuilder(endpoint.uri())
                .header("Origin", "https://app.example.com")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(error.statusCode()).isEqualTo(404);
        assertThat(error.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(error.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("x-amzn-ErrorType", "x-amzn-RequestId");
    }

    @Test
    void other_methods_and_paths_are_not_the_endpoints() throws Exception {
        assertThat(send(HttpRequest.newBuilder(endpoint.uri()).GET()).statusCode())
                .isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(endpoint.uri().resolve("/pool")).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_client_that_goes_away_in_the_middle_of_its_body_leaves_the_endpoint_working() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), endpoint.uri().getPort())) {
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: " + GET_USER
                                    + "\r\nContent-Length: 100\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        assertThat(post(GET_USER, "{\"AccessToken\":\"t\"}").statusCode()).isEqualTo(200);
    }

    private GetUserResponse user(GetUserRequest input) {
        thread.set(Thread.currentThread().getName());
        if (input.accessToken().equals("wait")) {
            entered.countDown();
            await(release);
        }
        return GetUserResponse.builder().username("u").build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(endpoint.uri())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
