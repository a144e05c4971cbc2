package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.SdkSigned;
import dev.poolgate.gateway.testkit.SdkSigned.Options;
import dev.poolgate.gateway.testkit.SharedFixture;
import dev.poolgate.gateway.testkit.TestSigners;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who sign with the AWS SDK, at routes that take signatures. */
@ExtendWith(SharedFixture.class)
class SignedCallersTest {
    private final Fixture fixture;
    private final Options options;

    SignedCallersTest(Fixture fixture) {
        this.fixture = fixture;
        this.options = Options.header(fixture.gateway().port());
    }

    @Test
    void s65_a_signed_request_passes_and_its_signature_stays_here() {
        assertAllowed(signed("GET", "/iam/1", "q", "1"));

        RecordingBackend.Received received = fixture.backend().next();
        assertThat(received.target()).isEqualTo("/iam/1?q=1");
        assertThat(received.header("Authorization")).isEmpty();
        assertThat(received.headerNames()).noneMatch(name -> name.startsWith("x-amz-"));
    }

    @Test
    void s68_a_presigned_request_passes_and_its_session_token_stays_here() {
        assertAllowed(presigned("/iam/a%20b", "q", "1", "q", "0"));

        RecordingBackend.Received received = fixture.backend().next();
        assertThat(received.target()).isEqualTo("/iam/a%20b?q=1&q=0");
    }

    @Test
    void a_presigned_request_is_used_again_until_it_expires() {
        SdkSigned request = presigned("/iam/1");
        assertAllowed(request);
        assertAllowed(request);
        Clock before = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-61));
        RawHttp.Answer expired = send(
                SdkSigned.by("alice", options.presigned(Duration.ofMinutes(1)).at(before), "GET", "/iam/1"));

        assertRefused(expired, "InvalidSignatureException", "Signature expired: ");
    }

    @Test
    void the_body_arrives_whole_and_only_as_signed() {
        SdkSigned request = SdkSigned.post("alice", options, "{\"price\":\"1 \u20ac\"}", "/iam/1");
        assertAllowed(request);
        assertThat(fixture.backend().next().bytes().length).isEqualTo(17);

        assertRefused(
                send(request.withBody("{\"price\":\"9 \u20ac\"}")), "InvalidSignatureException", "content-sha256");
    }

    @Test
    void a_body_added_to_a_presigned_request_is_refused() {
        SdkSigned request = SdkSigned.by("alice", options.presigned(Duration.ofMinutes(1)), "POST", "/iam/1");
        assertAllowed(request);
        fixture.backend().forget();

        assertMismatch(request.plusHeader("Content-Length: 4").withBody("evil"));
        assertMismatch(request.plusHeader("Transfer-Encoding: chunked").withBody("4\r\nevil\r\n0\r\n\r\n"));
        assertMismatch(request.plusHeader("Upgrade: websocket")
                .plusHeader("Content-Length: 4")
                .withBody("evil"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "/iam/a%20b -",
                "/iam/a+b -",
                "/iam/caf%C3%A9/%E2%82%AC -",
                "/iam/100%25 -",
                "/iam/x:y@z,a=b -",
                "/iam/ -",
                "/iam/1 q=",
                "/iam/1 q=a b",
                "/iam/1 q=a+b",
                "/iam/1 q=caf\u00e9",
                "/iam/1 z=1&a=2&a=1&A=0",
                "/iam/1 q=/?&b%20=%2F",
            })
    void s65_a_space_a_plus_unicode_repeated_keys_and_empty_values_are_as_signed(String path, String query) {
        String[] pairs = query == null ? new String[0] : query.split("[=&]", -1);
        assertAllowed(SdkSigned.by("alice", options, "GET", path, pairs));
        assertAllowed(SdkSigned.by("alice", options.presigned(Duration.ofMinutes(1)), "GET", path, pairs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/iam//1", "/iam/%252e", "/iam/..%2Fadmin", "/iam/a%2Fb", "/iam/./1", "/iam/x;y"})
    void s41_a_signature_opens_no_path_that_can_be_read_in_two_ways(String path) {
        RawHttp.Answer answer = send(signed("GET", path));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void s65_any_change_after_signing_is_refused() {
        SdkSigned request = signed("GET", "/iam/1", "q", "1");

        assertMismatch(request.withTarget("q=1", "q=2"));
        assertMismatch(request.withTarget("q=1", "q=1&r=2"));
        assertMismatch(request.withTarget("/iam/1", "/iam/2"));
        assertMismatch(request.withMethod("POST"));
        assertMismatch(request.withHeader("Host", "Host: other.example.com"));
        assertMismatch(request.withHeader(
                "Authorization",
                "Authorization: "
                        + request.header("Authorization").replaceFirst("Signature=.{8}", "Signature=00000000")));
    }

    @Test
    void s65_an_amz_header_added_after_signing_is_refused() {
        SdkSigned request = signed("GET", "/iam/1").plusHeader("X-Amz-Target: Evil");

        assertRefused(send(request), "InvalidSignatureException", "must be a 'SignedHeader'");
    }

    @Test
    void a_signature_for_another_service_or_region_is_refused() {
        assertRefused(
                send(SdkSigned.by("alice", options.scoped("s3", "eu-central-1"), "GET", "/iam/1")),
                "InvalidSignatureException",
                "Credential should be scoped to correct service: 'execute-api'.");
        assertRefused(
                send(SdkSigned.by("alice", options.scoped("execute-api", "us-east-1"), "GET", "/iam/1")),
                "InvalidSignatureException",
                "Credential should be scoped to a valid region.");
    }

    @ParameterizedTest
    @ValueSource(longs = {-310, 310})
    void a_stale_or_future_date_is_refused(long seconds) {
        Clock off = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));

        assertRefused(
                send(SdkSigned.by("alice", options.at(off), "GET", "/iam/1")),
                "InvalidSignatureException",
                "Signature ");
    }

    @Test
    void a_swapped_session_token_or_an_unknown_key_is_refused() {
        SdkSigned request = signed("GET", "/iam/1");
        RawHttp.Answer swapped =
                send(request.withHeader("X-Amz-Security-Token", "X-Amz-Security-Token: " + TestSigners.session("bob")));

        assertRefused(swapped, "UnrecognizedClientException", "The security token included in the request is invalid.");
        assertRefused(
                send(SdkSigned.by("mallory", options, "GET", "/iam/1")),
                "UnrecognizedClientException",
                "The security token included in the request is invalid.");
    }

    @Test
    void an_expired_session_is_told_as_such() {
        assertRefused(
                send(SdkSigned.by("eve", options, "GET", "/iam/1")),
                "ExpiredTokenException",
                "{\"message\":\"The security token included in the request is expired\"}");
    }

    @Test
    void nothing_or_anything_but_a_signature_is_a_missing_token() {
        for (RawHttp.Answer answer : List.of(
                fixture.get("/iam/1"),
                fixture.getAs("alice", "/iam/1", "admins"),
                fixture.get("/iam/1", "Authorization: Basic YTpi"))) {
            assertRefused(
                    answer, "MissingAuthenticationTokenException", "{\"message\":\"Missing Authentication Token\"}");
        }
    }

    @Test
    void two_credentials_are_none() {
        SdkSigned request = presigned("/either/1");
        String bearer = fixture.bearer("alice", "admins");

        assertRefused(send(request.plusHeader(bearer)), "IncompleteSignatureException", "not both");
        assertThat(send(signed("GET", "/iam/1").plusHeader(bearer)).status()).isEqualTo(400);
    }

    @Test
    void what_a_policy_denies_or_does_not_allow_is_told_in_awss_words() {
        assertRefused(
                send(signed("GET", "/iam/closed/1")),
                "AccessDeniedException",
                "{\"Message\":\"User: arn:aws:sts::123456789012:assumed-role/test/alice is not authorized to perform:"
                        + " execute-api:Invoke on resource:"
                        + " arn:aws:execute-api:eu-central-1:********9012:iam/$default/GET/iam/closed/1"
                        + " with an explicit deny\"}");
        assertRefused(
                send(SdkSigned.by("dave", options, "GET", "/iam/1")),
                "AccessDeniedException",
                ":iam/$default/GET/iam/1\"}");
        assertRefused(send(signed("DELETE", "/iam/1")), "AccessDeniedException", "DELETE/iam/1");
    }

    @Test
    void a_path_does_not_escape_a_deny_by_its_spelling() {
        assertThat(send(signed("GET", "/iam/%63losed/1")).status()).isEqualTo(403);
        assertThat(send(signed("HEAD", "/iam/closed/1")).status()).isEqualTo(403);
    }

    @Test
    void api_and_stage_of_the_route_are_what_policies_name() {
        assertAllowed(SdkSigned.by("bob", options, "GET", "/iam-once/1"));
        assertThat(send(SdkSigned.by("bob", options, "GET", "/iam/1")).status()).isEqualTo(403);
    }

    @Test
    void s46_conditions_see_the_request_as_it_came_and_no_untrusted_word() {
        SdkSigned request = SdkSigned.by("carol", options, "GET", "/iam/1")
                .plusHeader("User-Agent: agent/1")
                .plusHeader("Referer: https://a.example/x")
                .plusHeader("X-Forwarded-For: 8.8.8.8")
                .plusHeader("X-Forwarded-Proto: https");
        assertAllowed(request);
        assertThat(send(request.withHeader("Referer", "Referer: https://b.example/x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void s38_where_each_signature_counts_once_the_second_use_is_refused() {
        SdkSigned request = SdkSigned.by("alice", options, "GET", "/iam-once/1", "nonce", "1");
        assertAllowed(request);
        assertRefused(send(request), "InvalidSignatureException", "The request signature has been used before.");
        assertAllowed(SdkSigned.by("alice", options, "GET", "/iam-once/1", "nonce", "2"));

        SdkSigned once = SdkSigned.by("alice", options.presigned(Duration.ofMinutes(15)), "GET", "/iam-once/1");
        assertAllowed(once);
        assertThat(send(once).status()).isEqualTo(403);
        assertRefused(
                send(SdkSigned.by("alice", options.presigned(Duration.ofHours(1)), "GET", "/iam-once/1")),
                "IncompleteSignatureException",
                "X-Amz-Expires must not exceed 900");
    }

    @Test
    void an_unsigned_body_counts_where_the_route_says_so_and_nowhere_else() {
        SdkSigned there = SdkSigned.post("alice", options.withoutBody(), "streamed", "/iam-unsigned/1")
                .withHeader("x-amz-content-sha256", "x-amz-content-sha256: UNSIGNED-PAYLOAD");
        SdkSigned here = SdkSigned.post("alice", options.withoutBody(), "streamed", "/iam/1");
        assertThat(here.header("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");

        assertAllowed(there);
        assertThat(fixture.backend().next().body()).isEqualTo("streamed");
        assertRefused(send(here), "InvalidSignatureException", "content-sha256");
    }

    @Test
    void a_streaming_signature_is_refused() {
        SdkSigned request = SdkSigned.post("alice", options, "x", "/iam-unsigned/1")
                .withHeader("x-amz-content-sha256", "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD");

        assertThat(send(request).status()).isEqualTo(403);
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void a_body_over_the_bound_is_too_large() {
        String body = "x".repeat(64 * 1024 + 1);

        // announced and not sent: whoever refuses it does not wait for it
        SdkSigned request = SdkSigned.post("alice", options, body, "/iam/1").withBody("");

        assertThat(send(request).status()).isEqualTo(413);
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void beside_tokens_groups_hold_for_tokens_and_policies_for_signatures() {
        assertAllowed(signed("GET", "/either/1"));
        assertThat(fixture.backend().next().header("Authorization")).isEmpty();
        assertThat(fixture.getAs("alice", "/either/1", "admins").status()).isEqualTo(200);
        assertThat(fixture.backend().next().header("Authorization")).hasSize(1);

        assertThat(fixture.getAs("alice", "/either/1", "readers").body()).contains("\"code\":\"group_required\"");
        assertThat(fixture.get("/either/1").status()).isEqualTo(401);
        assertThat(send(SdkSigned.by("dave", options, "GET", "/either/1")).status())
                .isEqualTo(403);
    }

    @Test
    void a_route_that_takes_no_signatures_sees_none() {
        assertThat(send(signed("GET", "/orders/1")).status()).isEqualTo(401);
        assertThat(send(signed("GET", "/guests/1")).status()).isEqualTo(401);
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void a_caller_who_signs_is_not_exchanged_as_a_guest() {
        RawHttp.Answer answer = send(signed("GET", "/either-exchanged/1"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"exchange_needs_token\"");
        assertThat(fixture.backend().unread()).isEmpty();
        assertThat(fixture.getAs("alice", "/either-exchanged/1").status()).isEqualTo(200);
    }

    @Test
    void a_relayed_token_tells_who_signed() throws ParseException {
        assertAllowed(signed("GET", "/iam-relayed/1"));

        String bearer = fixture.backend().next().header("Authorization").get(0);
        JWTClaimsSet claims =
                SignedJWT.parse(bearer.substring("Bearer ".length())).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("eu-central-1:identity-of-alice");
        assertThat(claims.getStringClaim("principal_arn")).isEqualTo(TestSigners.arn("alice"));
        assertThat(claims.getStringClaim("cognito_authentication_provider"))
                .isEqualTo("issuer.example,issuer.example:CognitoSignIn:alice");
    }

    @Test
    void s67_a_refusal_tells_no_secret_and_names_its_decision() {
        RawHttp.Answer answer = send(signed("GET", "/iam/1").withTarget("/iam/1", "/iam/2"));

        assertThat(answer.header("x-amzn-requestid")).isPresent();
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.text()).doesNotContain("ASIA", "session", "secret-of");
    }

    private SdkSigned signed(String method, String path, String... query) {
        return SdkSigned.by("alice", options, method, path, query);
    }

    private SdkSigned presigned(String path, String... query) {
        return SdkSigned.by("alice", options.presigned(Duration.ofMinutes(1)), "GET", path, query);
    }

    private RawHttp.Answer send(SdkSigned request) {
        return request.send(fixture.gateway().port());
    }

    private void assertAllowed(SdkSigned request) {
        RawHttp.Answer answer = send(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void assertMismatch(SdkSigned request) {
        assertRefused(send(request), "InvalidSignatureException", "The request signature we calculated does not match");
    }

    private void assertRefused(RawHttp.Answer answer, String type, String text) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.header("x-amzn-errortype")).contains(type);
        assertThat(answer.body()).contains(text);
    }
}
