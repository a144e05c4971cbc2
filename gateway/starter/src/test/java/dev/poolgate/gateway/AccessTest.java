package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.SharedFixture;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets through a running gateway, and what the others are told. */
@ExtendWith(SharedFixture.class)
class AccessTest {
    private final Fixture fixture;

    AccessTest(Fixture fixture) {
        this.fixture = fixture;
    }

    @Test
    void a_valid_token_passes_and_stays_at_the_gateway() {
        RawHttp.Answer answer = fixture.getAs("alice", "/orders/1?x=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("from the backend");
        RecordingBackend.Received received = fixture.backend().next();
        assertThat(received.target()).isEqualTo("/orders/1?x=1");
        assertThat(received.header("Authorization")).isEmpty();
    }

    @Test
    void a_route_passes_the_token_on_by_an_explicit_word() {
        String bearer = fixture.bearer("alice");

        assertThat(fixture.get("/passing/1", bearer).status()).isEqualTo(200);
        assertThat("Authorization: "
                        + fixture.backend().next().header("Authorization").get(0))
                .isEqualTo(bearer);
    }

    @Test
    void nothing_presented_is_a_challenge_without_error() {
        RawHttp.Answer answer = fixture.get("/orders/1");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"poolgate\"");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body()).contains("\"code\":\"token_missing\"").contains("\"decision\":\"");
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void s67_an_expired_token_is_refused_without_a_word_of_it() {
        String token = fixture.issuer().token("alice", claims -> claims.issueTime(
                        Date.from(Instant.now().minusSeconds(900)))
                .expirationTime(Date.from(Instant.now().minusSeconds(600))));

        RawHttp.Answer answer = fixture.get("/orders/1", "Authorization: Bearer " + token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"poolgate\", error=\"invalid_token\"");
        assertThat(answer.body()).contains("\"code\":\"token_expired\"");
        assertThat(answer.text())
                .doesNotContain("alice", "eyJ", fixture.issuer().url());
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void a_missing_group_is_forbidden() {
        RawHttp.Answer answer = fixture.getAs("alice", "/reports/1", "readers");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"group_required\"");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(fixture.getAs("bob", "/reports/1", "admins").status()).isEqualTo(200);
    }

    @Test
    void a_missing_scope_is_named_in_the_challenge() {
        RawHttp.Answer answer = fixture.getAs("alice", "/scoped/1");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate"))
                .contains(
                        "Bearer realm=\"poolgate\", error=\"insufficient_scope\", scope=\"orders/admin orders/write\"");
        assertThat(answer.body()).contains("\"code\":\"insufficient_scope\"");
    }

    @Test
    void s60_a_claim_is_compared_as_data() {
        String expression = "#{T(java.lang.Runtime).getRuntime()}";
        String sales = fixture.issuer().token("alice", claims -> claims.claim("custom:department", "sales"));
        String evil = fixture.issuer().token("alice", claims -> claims.claim("custom:department", expression));

        assertThat(fixture.get("/claimed/1", "Authorization: Bearer " + sales).status())
                .isEqualTo(200);
        assertThat(fixture.get("/claimed/1", "Authorization: Bearer " + evil).status())
                .isEqualTo(403);
    }

    @Test
    void a_guest_passes_where_guests_are_admitted_but_a_bad_token_makes_no_guest() {
        assertThat(fixture.get("/guests/1").status()).isEqualTo(200);
        assertThat(fixture.get("/guests/1", "Authorization: Bearer garbage").status())
                .isEqualTo(401);
        assertThat(fixture.get("/guests/1", "Authorization: Basic YTpi").status())
                .isEqualTo(401);
    }

    @Test
    void a_public_route_asks_nobody_and_changes_no_credential() {
        assertThat(fixture.get("/public/1", "Authorization: Basic YTpi").status())
                .isEqualTo(200);
        assertThat(fixture.backend().next().header("Authorization")).containsExactly("Basic YTpi");
    }

    @ParameterizedTest
    @CsvSource({
        "'Bearer  x', 400",
        "'Bearer x,y', 400",
        "'Bearer x y', 400",
        "'Bearer', 400",
        "'Bearer\tx', 400",
        "'Bearer x=y', 400",
        "'BearerX', 400",
        "'bEARER abc', 401",
        "'Basic YTpi', 401",
        "'Token x', 401",
    })
    void s22_a_credential_follows_the_grammar_or_is_refused(String credential, int status) {
        assertThat(fixture.get("/orders/1", "Authorization: " + credential).status())
                .isEqualTo(status);
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void s22_the_scheme_may_be_written_in_any_case() {
        assertThat(fixture.get("/orders/1", fixture.bearer("alice").replace("Bearer", "bEaReR"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void s54_head_has_the_decision_of_get() {
        assertThat(request("HEAD", "/reports/1", fixture.bearer("alice", "readers"))
                        .status())
                .isEqualTo(403);
        RawHttp.Answer allowed = request("HEAD", "/reports/1", fixture.bearer("bob", "admins"));

        assertThat(allowed.status()).isEqualTo(200);
        assertThat(fixture.backend().next().method()).isEqualTo("HEAD");
    }

    @Test
    void s54_plain_options_is_not_a_preflight() {
        assertThat(request("OPTIONS", "/orders/1").status()).isEqualTo(401);
        assertThat(request("OPTIONS", "/orders/1", "Origin: https://a.example").status())
                .isEqualTo(401);
        assertThat(request("OPTIONS", "/orders/1", "Access-Control-Request-Method: GET")
                        .status())
                .isEqualTo(401);
        assertThat(request("OPTIONS", "/orders/1", fixture.bearer("alice")).status())
                .isEqualTo(200);
    }

    @Test
    void s54_a_true_preflight_is_answered_here_and_never_forwarded() {
        RawHttp.Answer answer =
                request("OPTIONS", "/orders/1", "Origin: https://a.example", "Access-Control-Request-Method: GET");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void s54_get_with_the_headers_of_a_preflight_is_a_get() {
        assertThat(fixture.get("/orders/1", "Origin: https://a.example", "Access-Control-Request-Method: GET")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GoogleHC/1.0", "kube-probe/1.30", "ELB-HealthChecker/2.0"})
    void s56_a_user_agent_opens_nothing(String agent) {
        assertThat(fixture.get("/admin/1", "User-Agent: " + agent).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/healthadmin", "/health/admin", "/publicadmin", "/HEALTH"})
    void s57_a_pattern_ends_at_a_segment(String target) {
        assertThat(fixture.get(target).status()).isEqualTo(404);
        assertThat(fixture.backend().unread()).isEmpty();
    }

    private RawHttp.Answer request(String method, String target, String... headers) {
        return RawHttp.request(fixture.gateway().port(), method, target, headers);
    }
}
