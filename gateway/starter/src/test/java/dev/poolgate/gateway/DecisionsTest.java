package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIdentityPool;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPools;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is recorded of decisions in a running gateway, and what the endpoint says of requests that nobody sent. */
class DecisionsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend BACKEND = new RecordingBackend();
    private static final ServerSocket MUTE = mute();
    private static final RunningGateway GATEWAY = RunningGateway.with(ISSUER)
            .sources(TestPools.class)
            .set("management.server.port", "0")
            .set("management.server.address", "127.0.0.1")
            .set("management.endpoints.web.exposure.include", "decisions,metrics")
            .set("poolgate.decisions.sampled-allows", "1")
            .route("orders", "/orders/**", BACKEND.url(), "Authorize")
            .route("reports", "/reports/**", BACKEND.url())
            .predicate("Header=X-Tenant, [a-z]+")
            .filter(0, "Authorize", "groups", "admins", "claims.[custom:tier]", "gold")
            .route(
                    "signed",
                    "/signed/**",
                    BACKEND.url(),
                    "SignAwsRequest=execute-api, eu-central-1",
                    "ExchangeCredentials=main",
                    "Authorize")
            .route("open", "/open/**", BACKEND.url(), "Public")
            .route("gone", "/gone/**", "http://127.0.0.1:1", "Public")
            .route("again", "/again/**", "http://127.0.0.1:1", "Retry=2", "Public")
            .route("mute", "/mute/**", "http://127.0.0.1:" + MUTE.getLocalPort(), "Authorize")
            .start();

    @AfterAll
    static void stop() throws IOException {
        GATEWAY.close();
        MUTE.close();
        BACKEND.close();
        ISSUER.close();
    }

    @BeforeEach
    void forget() {
        BACKEND.forget();
    }

    @Test
    void a_denial_is_found_by_the_id_in_its_answer_with_all_that_determined_it() {
        String token = ISSUER.token("alice", "readers");
        RawHttp.Answer answer = get("/reports/1?secret=1", "X-Tenant: acme", "Authorization: Bearer " + token);
        assertThat(answer.status()).isEqualTo(403);

        JsonNode decision = decision(id(answer));

        assertThat(decision.path("outcome").asString()).isEqualTo("denied");
        assertThat(decision.path("stage").asString()).isEqualTo("authorize");
        assertThat(decision.path("code").asString()).isEqualTo("group_required");
        assertThat(decision.path("status").asInt()).isEqualTo(403);
        assertThat(decision.path("route").asString()).isEqualTo("reports");
        assertThat(decision.path("path").asString()).isEqualTo("/reports/1");
        assertThat(decision.path("issuer").asString()).isEqualTo("main");
        assertThat(decision.path("key_id").asString()).isNotEmpty();
        assertThat(decision.path("key_age_ms").isNumber()).isTrue();
        assertThat(decision.path("token_age_ms").isNumber()).isTrue();
        assertThat(decision.path("rule").asString()).isEqualTo("groups: admins; claims.custom:tier: gold");
        assertThat(decision.path("requirements").toString())
                .isEqualTo("[{\"name\":\"groups\",\"wanted\":[\"admins\"],\"held\":[\"readers\"],\"met\":false},"
                        + "{\"name\":\"claims.custom:tier\",\"wanted\":[\"gold\"],\"held\":[],\"met\":false}]");
        assertThat(decision.toString()).doesNotContain("alice", "eyJ", "secret", "acme");
    }

    @Test
    void an_allowed_request_is_recorded_once_by_what_let_it_pass() {
        assertThat(get("/orders/7", bearer("bob")).status()).isEqualTo(200);

        List<JsonNode> allowed = list("?route=orders&outcome=allowed");

        assertThat(allowed).isNotEmpty();
        assertThat(allowed.get(0).path("code").asString()).isEqualTo("rule_met");
        assertThat(allowed.get(0).has("status")).isFalse();
        assertThat(allowed.stream().filter(one -> one.path("path").asString().equals("/orders/7")))
                .hasSize(1);
    }

    @Test
    void each_stage_that_refuses_is_named() {
        assertThat(stage(get("/orders/%2e%2e/1"))).isEqualTo("guard bad_request");
        assertThat(stage(get("/orders/1"))).isEqualTo("authenticate unauthenticated");
        assertThat(stage(get("/orders/1", "Authorization: Bearer x y"))).isEqualTo("authenticate bad_request");
        assertThat(stage(get("/gone/1"))).isEqualTo("backend unavailable");
        GATEWAY.bean(TestIdentityPool.class)
                .behave(request ->
                        CompletableFuture.completedFuture(new ExchangeResult.Refused("role_missing", "no role")));
        assertThat(stage(get("/signed/1", bearer("frank")))).isEqualTo("exchange denied");
    }

    @Test
    void a_request_whose_backend_fails_has_one_record_and_that_tells_it() {
        for (String route : List.of("gone", "again")) {
            RawHttp.Answer answer = get("/" + route + "/once");
            assertThat(answer.status()).isEqualTo(502);

            List<JsonNode> records = list("?route=" + route).stream()
                    .filter(one -> one.path("path").asString().endsWith("/once"))
                    .toList();
            assertThat(records).singleElement().satisfies(record -> {
                assertThat(record.path("id").asString()).isEqualTo(id(answer));
                assertThat(record.path("outcome").asString()).isEqualTo("unavailable");
                assertThat(record.path("stage").asString()).isEqualTo("backend");
                assertThat(record.path("code").asString()).isEqualTo("backend_unreachable");
            });
        }
    }

    @Test
    void a_request_whose_client_goes_away_while_it_waits_was_allowed() throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), GATEWAY.port())) {
            client.getOutputStream()
                    .write(("GET /mute/1 HTTP/1.1\r\nHost: gateway\r\n" + bearer("alice") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            MUTE.accept();
            assertThat(list("?route=mute")).isEmpty();
        }

        Instant end = Instant.now().plusSeconds(30);
        while (list("?route=mute").isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(list("?route=mute")).singleElement().satisfies(record -> assertThat(
                        record.path("outcome").asString())
                .isEqualTo("allowed"));
    }

    @Test
    void a_public_route_tells_that_it_asks_nobody() {
        assertThat(get("/open/1").status()).isEqualTo(200);

        JsonNode decision = list("?route=open").get(0);

        assertThat(decision.path("code").asString()).isEqualTo("public");
        assertThat(decision.path("caller").asString()).isEqualTo("nobody");
        assertThat(decision.has("rule")).isFalse();
    }

    @Test
    void s68_each_line_of_the_log_is_one_json_object_without_token_or_name() {
        Logger logger = (Logger) LoggerFactory.getLogger("poolgate.decisions");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            String token = ISSUER.token("alice", "readers");
            get("/reports/" + token, "X-Tenant: acme", "Authorization: Bearer " + token);
            get("/orders/1?access_token=" + token, "Authorization: Bearer " + token);
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(lines.list).hasSize(2).allSatisfy(line -> {
            JsonNode json = JSON.readTree(line.getFormattedMessage());
            assertThat(json.isObject()).isTrue();
            assertThat(json.has("requirements")).isFalse();
            assertThat(line.getFormattedMessage()).doesNotContain("eyJ", "alice", "readers", "acme", "\n");
        });
        assertThat(JSON.readTree(lines.list.get(0).getFormattedMessage())
                        .path("path")
                        .asString())
                .isEqualTo("/reports/[token]");
    }

    @Test
    void a_caller_keeps_one_pseudonym() {
        JsonNode first = decision(id(get("/reports/1", "X-Tenant: acme", bearer("carol"))));
        JsonNode second = decision(id(get("/reports/2", "X-Tenant: acme", bearer("carol"))));
        JsonNode other = decision(id(get("/reports/2", "X-Tenant: acme", bearer("dave"))));

        assertThat(first.path("subject").asString())
                .isEqualTo(second.path("subject").asString())
                .isNotEqualTo(other.path("subject").asString());
    }

    @Test
    void what_is_no_more_in_memory_is_not_found() {
        assertThat(management("GET", "/actuator/decisions/unknown", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_supposed_caller_is_weighed_requirement_by_requirement() {
        JsonNode explanation = explain(Map.of(
                "method", "GET",
                "path", "/reports/9",
                "headers", "{\"X-Tenant\": \"acme\"}",
                "issuer", "main",
                "claims", "{\"cognito:groups\": [\"admins\"], \"custom:tier\": \"silver\"}"));

        assertThat(explanation.path("route").asString()).isEqualTo("reports");
        assertThat(explanation.path("outcome").asString()).isEqualTo("denied");
        assertThat(explanation.path("code").asString()).isEqualTo("claim_required");
        assertThat(explanation.path("requirements").get(0).path("met").asBoolean())
                .isTrue();
        assertThat(explanation.path("requirements").get(1).path("met").asBoolean())
                .isFalse();
        assertThat(explanation.path("requirements").get(1).path("held").get(0).asString())
                .isEqualTo("silver");
    }

    @Test
    void it_is_the_guard_and_the_predicates_that_answer_first() {
        assertThat(explain(Map.of("method", "GET", "path", "/orders/../1"))
                        .path("stage")
                        .asString())
                .isEqualTo("guard");
        assertThat(explain(Map.of("method", "GET", "path", "/reports/9"))
                        .path("code")
                        .asString())
                .isEqualTo("no_route");
        assertThat(explain(Map.of("method", "GET", "path", "/open/9"))
                        .path("outcome")
                        .asString())
                .isEqualTo("allowed");
        assertThat(explain(Map.of("method", "GET", "path", "/orders/9"))
                        .path("code")
                        .asString())
                .isEqualTo("token_missing");
    }

    @Test
    void a_token_at_hand_is_verified_and_leaves_no_trace() {
        String token = ISSUER.token("erin", "readers");
        double before = counted();
        int recorded = list("").size();

        JsonNode explanation = explain(Map.of("method", "GET", "path", "/orders/explained", "token", token));

        assertThat(explanation.path("outcome").asString()).isEqualTo("allowed");
        assertThat(explain(Map.of("method", "GET", "path", "/orders/1", "token", "garbage"))
                        .path("code")
                        .asString())
                .isEqualTo("token_malformed");
        assertThat(counted()).isEqualTo(before);
        assertThat(list("")).hasSize(recorded);
        assertThat(BACKEND.unread()).isEmpty();
    }

    @Test
    void a_question_that_makes_no_sense_is_a_bad_request() {
        assertThat(question(Map.of("method", "GET", "path", "orders")).statusCode())
                .isEqualTo(400);
        assertThat(question(Map.of("method", "GET", "path", "/orders/1", "claims", "{}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(question(Map.of("method", "GET", "path", "/orders/1", "issuer", "main", "claims", "alice"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(question(Map.of("method", "GET")).statusCode()).isEqualTo(400);
    }

    /** Takes connections and says nothing. */
    private static ServerSocket mute() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double counted() {
        return GATEWAY.bean(MeterRegistry.class).find("poolgate.decisions").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String stage(RawHttp.Answer answer) {
        JsonNode decision = decision(id(answer));
        return decision.path("stage").asString() + " "
                + decision.path("outcome").asString();
    }

    private static RawHttp.Answer get(String target, String... headers) {
        return RawHttp.get(GATEWAY.port(), target, headers);
    }

    private static String bearer(String user) {
        return "Authorization: Bearer " + ISSUER.token(user);
    }

    private static String id(RawHttp.Answer answer) {
        return JSON.readTree(answer.body()).path("decision").asString();
    }

    private static JsonNode decision(String id) {
        return JSON.readTree(management("GET", "/actuator/decisions/" + id, "").body());
    }

    private static List<JsonNode> list(String query) {
        JsonNode found = JSON.readTree(
                management("GET", "/actuator/decisions" + query, "").body());
        return found.path("decisions").valueStream().toList();
    }

    private static JsonNode explain(Map<String, String> question) {
        return JSON.readTree(question(question).body());
    }

    private static HttpResponse<String> question(Map<String, String> question) {
        return management("POST", "/actuator/decisions", Objects.requireNonNull(JSON.writeValueAsString(question)));
    }

    private static HttpResponse<String> management(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + GATEWAY.managementPort() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
