package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestCodes;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Signing in at the console by the authorization code flow, at a real issuer on the loopback. */
class ConsoleCodeFlowTest {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RunningGateway GATEWAY = console(ISSUER).start();

    @AfterAll
    static void stop() {
        GATEWAY.close();
        ISSUER.close();
    }

    @AfterEach
    void reset() {
        ISSUER.codes().reset();
    }

    private static RunningGateway.Builder console(TestIssuer issuer) {
        return RunningGateway.with(issuer)
                .set("management.server.port", "0")
                .set("management.server.address", "127.0.0.1")
                .set("poolgate.console.enabled", "true")
                .set("poolgate.console.issuer", "main")
                .set("poolgate.console.client-id", TestIssuer.CLIENT_ID)
                .route("orders", "/orders/**", "http://127.0.0.1:1", "Authorize");
    }

    @Test
    void whoever_signs_in_at_the_issuer_comes_back_with_a_session() {
        Browser browser = Browser.begin(GATEWAY);
        Map<String, String> asked = TestCodes.parsed(browser.location().getRawQuery());

        assertThat(browser.location().toString()).startsWith(ISSUER.url() + "/authorize?");
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TestIssuer.CLIENT_ID)
                .containsEntry("redirect_uri", "http://127.0.0.1:" + GATEWAY.managementPort() + "/console/callback")
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256")
                .doesNotContainKey("prompt");
        assertThat(browser.cookie())
                .startsWith("poolgate-console-sign-in=")
                .contains("; Path=/console/callback", "; Max-Age=600", "; SameSite=Lax")
                .containsIgnoringCase("; HttpOnly")
                .doesNotContain(asked.get("state"), asked.get("nonce"));

        RawHttp.Answer answer = browser.comesBack(browser.code("bob", "admins"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/console/");
        assertThat(answer.text()).contains("poolgate-console-sign-in=;", "Max-Age=0");
        assertThat(session(answer))
                .containsIgnoringCase("; HttpOnly")
                .contains("; SameSite=Strict")
                .doesNotContain("eyJ");
        assertThat(get("/console/api/session", "Cookie: " + session(answer).replaceAll(";.*", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoever_is_in_another_group_is_refused_by_the_same_rule_and_recorded() {
        Browser browser = Browser.begin(GATEWAY);

        RawHttp.Answer answer = browser.comesBack(browser.code("alice", "readers"));

        assertThat(refusal(answer)).isEqualTo("group_required");
        String id = answer.header("Location").orElseThrow().replaceAll(".*/", "");
        Browser bob = Browser.begin(GATEWAY);
        String session = session(bob.comesBack(bob.code("bob", "admins"))).replaceAll(";.*", "");
        assertThat(get("/console/api/decisions/" + id, "Cookie: " + session).body())
                .contains("\"code\":\"group_required\"", "\"held\":[\"readers\"]");
    }

    @Test
    void an_answer_counts_once() {
        Browser browser = Browser.begin(GATEWAY);
        String query = "code=" + browser.code("bob", "admins") + "&state=" + browser.state();
        browser.comesBackWith(query);

        assertThat(refusal(browser.comesBackWith(query))).isEqualTo("sign_in_expired");
    }

    @Test
    void an_answer_to_another_sign_in_is_refused_and_uses_this_one_up() {
        Browser browser = Browser.begin(GATEWAY);
        String code = browser.code("bob", "admins");

        assertThat(refusal(browser.comesBackWith(
                        "code=" + code + "&state=" + Browser.begin(GATEWAY).state())))
                .isEqualTo("state_mismatch");
        assertThat(refusal(browser.comesBack(code))).isEqualTo("sign_in_expired");
    }

    @ParameterizedTest
    @CsvSource({"code=CODE", "code=CODE&state=", "code=CODE&state=STATE&state=STATE"})
    void a_state_that_is_missing_or_comes_twice_is_none(String query) {
        Browser browser = Browser.begin(GATEWAY);

        assertThat(refusal(browser.comesBackWith(
                        query.replace("CODE", browser.code("bob", "admins")).replace("STATE", browser.state()))))
                .isEqualTo("state_mismatch");
    }

    @Test
    void another_browser_cannot_end_what_this_one_began() {
        Browser browser = Browser.begin(GATEWAY);
        String target = "/console/callback?code=" + browser.code("bob", "admins") + "&state=" + browser.state();

        assertThat(refusal(get(target))).isEqualTo("sign_in_expired");
        assertThat(refusal(get(target, "Cookie: poolgate-console-sign-in=guessed")))
                .isEqualTo("sign_in_expired");
    }

    @Test
    void a_code_that_was_made_for_another_sign_in_is_not_taken() {
        Browser attacker = Browser.begin(GATEWAY);
        Browser browser = Browser.begin(GATEWAY);

        assertThat(refusal(browser.comesBack(attacker.code("mallory", "admins"))))
                .isEqualTo("code_refused");
    }

    @Test
    void another_issuers_answer_is_refused_before_its_code_is_sent_anywhere() {
        Browser browser = Browser.begin(GATEWAY);
        String code = browser.code("bob", "admins");
        String query = "code=" + code + "&state=" + browser.state() + "&iss=https%3A%2F%2Fevil.example";

        assertThat(refusal(browser.comesBackWith(query))).isEqualTo("issuer_mismatch");
    }

    @Test
    void an_issuer_that_names_itself_must_do_so_each_time() {
        try (TestIssuer issuer = new TestIssuer()) {
            issuer.says(",\"authorization_response_iss_parameter_supported\":true");
            try (RunningGateway gateway = console(issuer).start()) {
                Browser silent = Browser.begin(gateway);
                Browser naming = Browser.begin(gateway);
                String code = issuer.codes().grant(naming.location(), "bob", "admins");

                assertThat(refusal(silent.comesBack("any"))).isEqualTo("issuer_mismatch");
                assertThat(naming.comesBackWith("code=" + code + "&state=" + naming.state() + "&iss="
                                        + URLEncoder.encode(issuer.url(), StandardCharsets.UTF_8))
                                .header("Location"))
                        .contains("/console/");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "error=access_denied&error_description=%3Cb%3Emarked, access_denied",
        "error=server_error, request_refused",
        "error=%3Cb%3Emarked, request_refused",
        "error=access_denied&code=CODE, access_denied",
        "code=CODE&code=CODE, request_refused",
        "x=y, request_refused"
    })
    void what_the_issuer_says_instead_of_a_code_becomes_a_code_of_ours(String query, String expected) {
        Browser browser = Browser.begin(GATEWAY);
        String answered = query.replace("CODE", browser.code("bob", "admins")) + "&state=" + browser.state();

        RawHttp.Answer answer = browser.comesBackWith(answered);

        assertThat(refusal(answer)).isEqualTo(expected);
        assertThat(answer.text()).doesNotContain("marked");
    }

    private static Stream<Arguments> otherIdTokens() {
        return Stream.of(
                other("another nonce", claims -> claims.claim("nonce", "guessed")),
                other("no nonce", claims -> claims.claim("nonce", null)),
                other("another audience", claims -> claims.audience("another")),
                other("another party", claims -> claims.claim("azp", "another")),
                other("another issuer", claims -> claims.issuer("https://evil.example")),
                other(
                        "expired",
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))));
    }

    private static Arguments other(String name, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherIdTokens")
    void an_id_token_that_is_not_about_this_sign_in_opens_nothing(String name, Consumer<JWTClaimsSet.Builder> change) {
        Browser browser = Browser.begin(GATEWAY);
        ISSUER.codes().idTokens(change);

        assertThat(refusal(browser.comesBack(browser.code("bob", "admins")))).isEqualTo("id_token_mismatch");
    }

    private static Stream<Arguments> otherAnswers() {
        return Stream.of(
                Arguments.of(200, "{}", "id_token_mismatch"),
                Arguments.of(200, "{\"access_token\":\"x\",\"id_token\":\"x\"}", "id_token_mismatch"),
                Arguments.of(200, "not json", "id_token_mismatch"),
                Arguments.of(400, "{\"error\":\"invalid_grant\"}", "code_refused"),
                Arguments.of(401, "{\"error\":\"invalid_client\"}", "code_refused"),
                Arguments.of(307, "", "issuer_unavailable"),
                Arguments.of(500, "", "issuer_unavailable"),
                Arguments.of(200, " ".repeat(300 * 1024), "issuer_unavailable"));
    }

    @ParameterizedTest
    @MethodSource("otherAnswers")
    void a_token_endpoint_that_fails_opens_nothing(int status, String body, String expected) {
        Browser browser = Browser.begin(GATEWAY);
        ISSUER.codes().replies((usual, tokens) -> new TestCodes.Reply(status, body));

        assertThat(refusal(browser.comesBack(browser.code("bob", "admins")))).isEqualTo(expected);
    }

    @Test
    void an_issuer_that_cannot_be_asked_or_leads_elsewhere_is_told_of_at_once() {
        try (TestIssuer down = new TestIssuer();
                TestIssuer astray = new TestIssuer()) {
            astray.says(",\"token_endpoint\":\"https://evil.example/token\"");
            try (RunningGateway one = console(down).start();
                    RunningGateway other = console(astray).start()) {
                down.fail();

                for (RunningGateway gateway : new RunningGateway[] {one, other}) {
                    RawHttp.Answer answer = Browser.post(gateway, "/console/sign-in");
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.body()).contains("\"code\":\"issuer_unavailable\"");
                    assertThat(answer.header("Set-Cookie")).isEmpty();
                }
            }
        }
    }

    @Test
    void another_site_cannot_make_a_browser_begin() {
        assertThat(Browser.post(GATEWAY, "/console/sign-in", "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoever_was_refused_can_be_somebody_else_next() {
        Browser browser = Browser.begin(GATEWAY, "/console/sign-in?again");

        assertThat(TestCodes.parsed(browser.location().getRawQuery())).containsEntry("prompt", "login");
    }

    @Test
    void behind_a_proxy_the_answer_comes_to_the_configured_origin_and_the_client_has_its_secret() {
        try (RunningGateway gateway = console(ISSUER)
                .set("poolgate.console.client-secret", TestCodes.SECRET)
                .set("poolgate.console.origin", "https://admin.example.com")
                .set("poolgate.console.scopes", "openid,groups")
                .start()) {
            Browser browser = Browser.begin(gateway);
            Map<String, String> asked = TestCodes.parsed(browser.location().getRawQuery());

            assertThat(asked)
                    .containsEntry("redirect_uri", "https://admin.example.com/console/callback")
                    .containsEntry("scope", "openid groups");
            assertThat(browser.cookie()).contains("; Secure");
            assertThat(browser.comesBack(browser.code("bob", "admins")).header("Location"))
                    .contains("/console/");
            assertThat(ISSUER.codes().authorization())
                    .isEqualTo("Basic "
                            + Base64.getEncoder()
                                    .encodeToString((TestIssuer.CLIENT_ID + ":s3cret%3Awith+%2Bsigns")
                                            .getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @CsvSource({"id, cognito:groups", "any, cognito:groups", "any, nowhere"})
    void the_token_that_opens_it_is_of_the_kind_that_the_issuers_rules_take(String use, String groups) {
        try (RunningGateway gateway = console(ISSUER)
                .set("poolgate.issuers.main.token-use", use)
                .set("poolgate.issuers.main.groups-claim", groups)
                .start()) {
            ISSUER.codes().idTokens(claims -> claims.claim("nowhere", List.of("admins")));
            Browser browser = Browser.begin(gateway);

            assertThat(browser.comesBack(browser.code("bob", "admins")).header("Location"))
                    .contains("/console/");
        }
    }

    @Test
    void the_page_is_told_how_one_can_sign_in() {
        assertThat(get("/console/sign-in").body()).isEqualTo("{\"issuer\":\"main\",\"codes\":true}");
    }

    /** One browser, as far as a sign-in is bound to it. */
    private record Browser(RunningGateway gateway, URI location, String cookie) {

        static Browser begin(RunningGateway gateway) {
            return begin(gateway, "/console/sign-in");
        }

        static Browser begin(RunningGateway gateway, String target) {
            RawHttp.Answer answer = post(gateway, target);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            String location =
                    JsonMapper.shared().readTree(answer.body()).path("location").asString();
            return new Browser(
                    gateway, URI.create(location), answer.header("Set-Cookie").orElseThrow());
        }

        static RawHttp.Answer post(RunningGateway gateway, String target, String... headers) {
            return RawHttp.request(
                    gateway.managementPort(),
                    "POST",
                    target,
                    Stream.concat(Stream.of("Content-Length: 0"), Stream.of(headers))
                            .toArray(String[]::new));
        }

        String state() {
            return Objects.requireNonNull(
                    TestCodes.parsed(location.getRawQuery()).get("state"));
        }

        String code(String subject, String... groups) {
            return ISSUER.codes().grant(location, subject, groups);
        }

        RawHttp.Answer comesBack(String code) {
            return comesBackWith("code=" + code + "&state=" + state());
        }

        RawHttp.Answer comesBackWith(String query) {
            return RawHttp.get(
                    gateway.managementPort(),
                    "/console/callback?" + query,
                    "Cookie: " + cookie.replaceAll(";.*", ""),
                    "Sec-Fetch-Site: cross-site");
        }
    }

    /** The code at which a sign-in ended, at the page and without a session. */
    private static String refusal(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        assertThat(answer.text()).doesNotContain("poolgate-console=");
        String location = answer.header("Location").orElseThrow();
        assertThat(location).matches("/console/#refused/[a-z_]+/[0-9a-f-]{36}");
        return location.split("/", 5)[3];
    }

    private static String session(RawHttp.Answer answer) {
        return answer.text()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "Set-Cookie: poolgate-console=", 0, 29))
                .map(line -> line.substring("Set-Cookie: ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.text()));
    }

    private static RawHttp.Answer get(String target, String... headers) {
        return RawHttp.get(GATEWAY.managementPort(), target, headers);
    }
}
