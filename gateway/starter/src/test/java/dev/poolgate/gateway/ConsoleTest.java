package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets at the console of a running gateway, and what it answers. */
class ConsoleTest {
    private static final String BACKEND = "http://127.0.0.1:1";
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend ORDERS = new RecordingBackend();
    private static final RunningGateway GATEWAY = console()
            .set("poolgate.console.issuer", "main")
            .set("poolgate.decisions.sampled-allows", "1")
            .set("poolgate.guard.trusted-proxies", "127.0.0.1")
            .set("management.endpoints.web.exposure.include", "health,decisions,policies")
            .route("orders", "/orders/**", ORDERS.url(), "Authorize")
            .start();

    @AfterAll
    static void stop() {
        GATEWAY.close();
        ORDERS.close();
        ISSUER.close();
    }

    private static RunningGateway.Builder console() {
        return RunningGateway.with(ISSUER)
                .set("management.server.port", "0")
                .set("management.server.address", "127.0.0.1")
                .set("poolgate.console.enabled", "true");
    }

    @Test
    void an_administrator_gets_a_session_that_no_script_reads_and_no_other_site_sends() {
        RawHttp.Answer answer = signIn(ISSUER.token("bob", "admins"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("poolgate-console=")
                .containsIgnoringCase("; HttpOnly")
                .contains("; Path=/console", "; SameSite=Strict")
                .doesNotContain("Max-Age", "Secure", "eyJ");
        assertThat(get("/console/api/session", cookie(answer)).status()).isEqualTo(200);
    }

    @Test
    void whoever_is_in_another_group_is_refused_and_recorded() {
        RawHttp.Answer answer = signIn(ISSUER.token("alice", "readers"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"group_required\"");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        String id = answer.body().replaceAll(".*\"decision\":\"([^\"]*)\".*", "$1");
        assertThat(get("/console/api/decisions/" + id, session()).body()).contains("\"code\":\"group_required\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", ""})
    void no_token_and_a_bad_one_are_not_authenticated(String token) {
        assertThat(signIn(token).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session",
                "routes",
                "decisions",
                "decisions/1",
                "issuers",
                "breakers",
                "history",
                "revocations",
                "shadow"
            })
    void nothing_is_shown_without_a_session(String what) {
        assertThat(get("/console/api/" + what).status()).isEqualTo(401);
        assertThat(get("/console/api/" + what, "Cookie: poolgate-console=guessed")
                        .status())
                .isEqualTo(401);
        assertThat(get("/console/api/" + what, "Authorization: Bearer " + ISSUER.token("bob", "admins"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void what_is_shown_is_the_state_of_this_gateway() {
        String session = session();
        RawHttp.get(GATEWAY.port(), "/orders/1");

        assertThat(get("/console/api/routes", session).body())
                .contains("\"id\":\"orders\"", "\"rule\":\"any signed-in caller\"");
        assertThat(get("/console/api/decisions?outcome=unauthenticated&route=orders", session)
                        .body())
                .contains("token_missing");
        assertThat(get("/console/api/decisions?code=nothing", session).body()).isEqualTo("[]");
        assertThat(get("/console/api/decisions/unknown", session).status()).isEqualTo(404);
        assertThat(get("/console/api/issuers", session).body()).contains("\"name\":\"main\"", "\"available\":true");
        assertThat(get("/console/api/breakers", session).body()).contains("poolgate.jwks.main");
        assertThat(get("/console/api/history", session).body()).contains("cache.gets{cache=poolgate.tokens");
        assertThat(get("/console/api/shadow", session).status()).isEqualTo(404);
    }

    @Test
    void a_revoked_subject_is_listed_by_a_pseudonym_and_is_out_at_once() {
        String token = ISSUER.token("mallory", "admins");
        String session = cookie(signIn(token));
        Instant now = Instant.now();
        GATEWAY.bean(RevocationList.class)
                .revokeSubject(ISSUER.url(), "mallory", now.plusSeconds(1), now.plusSeconds(300));

        assertThat(get("/console/api/session", session).status()).isEqualTo(401);
        assertThat(get("/console/api/revocations", session()).body())
                .contains("\"kind\":\"subject\"")
                .doesNotContain("mallory");
    }

    @Test
    void signing_out_ends_the_session() {
        String session = session();

        assertThat(request("DELETE", "/console/session", session).status()).isEqualTo(204);

        assertThat(get("/console/api/session", session).status()).isEqualTo(401);
    }

    @Test
    void a_browser_that_signs_in_again_has_one_session() {
        String first = session();

        String second = cookie(request(
                "POST",
                "/console/session",
                "Authorization: Bearer " + ISSUER.token("bob", "admins"),
                first,
                "Content-Length: 0"));

        assertThat(get("/console/api/session", first).status()).isEqualTo(401);
        assertThat(get("/console/api/session", second).status()).isEqualTo(200);
    }

    @Test
    void where_a_proxy_has_tls_the_session_stays_on_it() {
        RawHttp.Answer answer = request(
                "POST",
                "/console/session",
                "Authorization: Bearer " + ISSUER.token("bob", "admins"),
                "X-Forwarded-Proto: https",
                "Content-Length: 0");

        assertThat(answer.header("Set-Cookie").orElseThrow()).containsIgnoringCase("; Secure");
    }

    @Test
    void a_backend_never_sees_the_session() {
        String bearer = "Authorization: Bearer " + ISSUER.token("bob");
        String own = session().replace("Cookie: ", "");
        RawHttp.get(GATEWAY.port(), "/orders/1", bearer, "Cookie: a=\"1, 2\" ;" + own + ";  b=\u00e9; c");
        RawHttp.get(GATEWAY.port(), "/orders/1", bearer, "Cookie: " + own);

        assertThat(ORDERS.next().header("Cookie")).containsExactly("a=\"1, 2\" ;  b=\u00e9; c");
        assertThat(ORDERS.next().header("Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/decisions",
        "GET, /actuator/decisions/",
        "GET, /actuator/%64ecisions",
        "GET, /actuator/decisions/1",
        "POST, /actuator/decisions",
        "GET, /actuator/policies",
        "POST, /actuator/policies"
    })
    void endpoints_that_tell_as_much_ask_for_the_same_token(String method, String target) {
        RawHttp.Answer nobody = request(method, target, session(), "Content-Length: 0");
        RawHttp.Answer reader = request(
                method, target, "Authorization: Bearer " + ISSUER.token("alice", "readers"), "Content-Length: 0");

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        assertThat(reader.status()).isEqualTo(403);
    }

    @Test
    void an_administrator_asks_them_with_a_token_and_health_asks_nobody() {
        String bearer = "Authorization: Bearer " + ISSUER.token("bob", "admins");

        assertThat(get("/actuator/decisions", bearer).status()).isEqualTo(200);
        assertThat(get("/actuator/policies", bearer).status()).isEqualTo(200);
        assertThat(get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void another_site_can_neither_read_nor_sign_out() {
        String session = session();

        assertThat(get("/console/api/routes", session, "Sec-Fetch-Site: same-site")
                        .status())
                .isEqualTo(403);
        assertThat(request("DELETE", "/console/session", session, "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(get("/console/api/session", session, "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/console.css",
                "/console/console.js",
                "/console/plot.js",
                "/console/pool.js",
                "/console/sign-in.js",
                "/console/icon.svg"
            })
    void the_page_is_of_this_jar_and_allows_nothing_else(String file) {
        RawHttp.Answer answer = get(file);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body().replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http://", "https://", "style=", "onclick");
    }

    @Test
    void the_short_address_leads_to_the_page() {
        assertThat(get("/console").header("Location")).contains("/console/");
    }

    @Test
    void the_port_of_the_traffic_has_no_console() {
        assertThat(RawHttp.get(GATEWAY.port(), "/console/").status()).isEqualTo(404);
        assertThat(RawHttp.get(GATEWAY.port(), "/console/api/routes").status()).isEqualTo(404);
    }

    @Test
    void it_does_not_start_without_an_issuer_or_a_port_of_its_own() {
        assertThat(problem(console().route("orders", "/orders/**", BACKEND, "Authorize")))
                .hasMessageContaining("which issuer's tokens open it");
        assertThat(problem(console()
                        .set("poolgate.console.issuer", "other")
                        .route("orders", "/orders/**", BACKEND, "Authorize")))
                .hasMessageContaining("which issuer's tokens open it");
        assertThat(problem(RunningGateway.with(ISSUER)
                        .set("poolgate.console.enabled", "true")
                        .set("poolgate.console.issuer", "main")
                        .route("orders", "/orders/**", BACKEND, "Authorize")))
                .hasMessageContaining("no management port of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-secret", "origin", "pool-endpoint"})
    void it_does_not_start_with_a_sign_in_that_is_told_in_part(String key) {
        RunningGateway.Builder gateway = console()
                .set("poolgate.console.issuer", "main")
                .set("poolgate.console." + key, "https://example.com")
                .route("orders", "/orders/**", BACKEND, "Authorize");

        assertThat(problem(gateway)).hasMessageContaining("`poolgate.console." + key + "` is set");
    }

    @Test
    void without_an_app_client_nothing_is_asked_of_the_issuer() {
        assertThat(get("/console/sign-in").body()).isEqualTo("{\"issuer\":\"main\",\"codes\":false}");
        assertThat(request("POST", "/console/sign-in", "Content-Length: 0").status())
                .isEqualTo(404);
        assertThat(get("/console/callback?code=1&state=1").status()).isEqualTo(404);
    }

    @Test
    void where_a_user_pool_is_named_the_page_may_speak_to_it_and_to_nobody_else() {
        try (RunningGateway gateway = console()
                .set("poolgate.console.issuer", "main")
                .set("poolgate.console.client-id", TestIssuer.CLIENT_ID)
                .set("poolgate.console.pool-endpoint", "https://cognito-idp.eu-central-1.amazonaws.com/")
                .route("orders", "/orders/**", BACKEND, "Authorize")
                .start()) {
            assertThat(RawHttp.get(gateway.managementPort(), "/console/")
                            .header("Content-Security-Policy")
                            .orElseThrow())
                    .contains("; connect-src 'self' https://cognito-idp.eu-central-1.amazonaws.com/;");
            assertThat(RawHttp.get(gateway.managementPort(), "/console/sign-in").body())
                    .contains("\"codes\":false", "\"token\":\"AccessToken\"", TestIssuer.CLIENT_ID);
        }
        assertThat(get("/console/").header("Content-Security-Policy").orElseThrow())
                .contains("; connect-src 'self';");
    }

    @Test
    void it_is_off_unless_turned_on() {
        try (RunningGateway gateway = RunningGateway.with(ISSUER)
                .set("management.server.port", "0")
                .route("orders", "/orders/**", BACKEND, "Authorize")
                .start()) {
            assertThat(RawHttp.get(gateway.managementPort(), "/console/").status())
                    .isEqualTo(404);
        }
    }

    private static Throwable problem(RunningGateway.Builder gateway) {
        Throwable thrown = catchThrowable(() -> gateway.start().close());
        while (thrown != null && !(thrown instanceof ConfigurationProblem)) {
            thrown = thrown.getCause();
        }
        assertThat(thrown).isNotNull();
        return Objects.requireNonNull(thrown);
    }

    private static String session() {
        return cookie(signIn(ISSUER.token("bob", "admins")));
    }

    private static RawHttp.Answer signIn(String token) {
        return request("POST", "/console/session", "Authorization: Bearer " + token, "Content-Length: 0");
    }

    private static String cookie(RawHttp.Answer answer) {
        return "Cookie: " + answer.header("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    @Test
    void whatever_comes_after_a_file_on_the_same_connection_is_answered() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; i < 60; i++) {
            assertThat(status(client, "/console/pool.js")).isEqualTo(200);
            assertThat(status(client, "/console/api/session")).isEqualTo(401);
        }
    }

    private static int status(HttpClient client, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + GATEWAY.managementPort() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static RawHttp.Answer get(String target, String... headers) {
        return request("GET", target, headers);
    }

    private static RawHttp.Answer request(String method, String target, String... headers) {
        return RawHttp.request(GATEWAY.managementPort(), method, target, headers);
    }
}
