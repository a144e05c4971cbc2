package dev.poolgate.authorizer.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.fixture.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final String KEY_ID = "ASIAEXAMPLE";
    private static final String SECRET = "secret";
    private static final String TOKEN = "session+token/==";
    private static final ExpectedScope HERE = ExpectedScope.of("execute-api", "eu-central-1");

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SignatureVerifier verifier = new SignatureVerifier(
            (id, token) -> id.equals(KEY_ID) && TOKEN.equals(token)
                    ? Optional.of(new AccessKey(KEY_ID, SECRET, "arn:aws:sts::000000000000:assumed-role/r/s"))
                    : Optional.empty(),
            clock);

    private final Map<String, List<String>> headers =
            new HashMap<>(Map.of("Host", List.of("api.example.com"), "Content-Type", List.of("application/json")));

    @Test
    void a_request_signed_by_us_is_valid_and_names_key_and_scope() {
        SignatureResult result = verifier.verify(signed(), HERE);
        assertThat(result).isInstanceOfSatisfying(SignatureResult.Valid.class, valid -> {
            assertThat(valid.key().principalArn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/r/s");
            assertThat(valid.scope()).isEqualTo(new CredentialScope("20261123", "eu-central-1", "execute-api"));
        });
    }

    @Test
    void any_change_after_signing_is_a_mismatch() {
        SignableRequest signed = signed();
        assertError(with(signed, "PUT", signed.target()), SignatureError.MISMATCH);
        assertError(with(signed, "POST", "/other?q=1"), SignatureError.MISMATCH);
        assertError(with(signed, "POST", "/a%20b?q=2"), SignatureError.MISMATCH);
        assertError(with(signed, "POST", "/a%20b"), SignatureError.MISMATCH);
        assertError(changed(signed, "host", "other.example.com"), SignatureError.MISMATCH);
        assertError(changed(signed, "content-type", "text/plain"), SignatureError.MISMATCH);
    }

    @Test
    void another_body_is_refused_whether_its_hash_was_announced_or_not() {
        SignableRequest signed = signed();
        SignableRequest other = new SignableRequest(signed.method(), signed.target(), signed.headers(), BodyHash.EMPTY);
        assertError(other, SignatureError.BODY_MISMATCH);
        assertError(changed(other, "x-amz-content-sha256", BodyHash.EMPTY), SignatureError.MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", ""})
    void a_body_that_is_not_signed_is_refused(String hash) {
        assertError(changed(signed(), "x-amz-content-sha256", hash), SignatureError.MISMATCH);
    }

    @Test
    void the_clock_may_be_off_by_exactly_five_minutes_in_both_directions() {
        SignableRequest signed = signed();
        Instant then = clock.instant();
        for (Duration off : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            clock.set(then.plus(off));
            assertThat(errorOf(signed)).isEmpty();
        }
        clock.set(then.plus(Duration.ofMinutes(5)).plusNanos(1));
        assertError(signed, SignatureError.EXPIRED);
        clock.set(then.minus(Duration.ofMinutes(5)).minusNanos(1));
        assertError(signed, SignatureError.NOT_YET_CURRENT);
    }

    @Test
    void an_expired_signature_is_told_with_the_times() {
        SignableRequest signed = signed();
        clock.advance(Duration.ofMinutes(6));
        assertThat(verifier.verify(signed, HERE))
                .isEqualTo(new SignatureResult.Invalid(
                        SignatureError.EXPIRED,
                        "Signature expired: 20261123T060000Z is now earlier than 20261123T060100Z (20261123T060600Z - 5"
                                + " min.)"));
    }

    @Test
    void a_scope_of_another_service_region_or_day_is_refused() {
        SignableRequest signed = signed();
        assertThat(errorOf(signed, ExpectedScope.of("s3", "eu-central-1"))).hasValue(SignatureError.WRONG_SCOPE);
        assertThat(errorOf(signed, ExpectedScope.of("execute-api", "us-east-1")))
                .hasValue(SignatureError.WRONG_SCOPE);
        assertThat(errorOf(signed, ExpectedScope.anyRegion("execute-api"))).isEmpty();
        String other = authorization(signed).replace("/20261123/", "/20261122/");
        assertError(changed(signed, "authorization", other), SignatureError.WRONG_SCOPE);
        String noRegion = authorization(signed).replace("/eu-central-1/", "//");
        assertThat(errorOf(changed(signed, "authorization", noRegion), ExpectedScope.anyRegion("execute-api")))
                .hasValue(SignatureError.WRONG_SCOPE);
    }

    @Test
    void s65_an_amz_header_added_after_signing_is_refused() {
        assertError(changed(signed(), "X-Amz-Target", "Evil.Operation"), SignatureError.UNSIGNED_HEADER);
    }

    @Test
    void a_signature_that_leaves_out_the_host_or_names_a_header_that_was_not_sent_is_refused() {
        SignableRequest signed = signed();
        String withoutHost = authorization(signed).replace("host;", "");
        assertError(changed(signed, "authorization", withoutHost), SignatureError.UNSIGNED_HEADER);
        String withPhantom = authorization(signed).replace("host;", "host;x-amz-a;");
        assertError(changed(signed, "authorization", withPhantom), SignatureError.UNSIGNED_HEADER);
        assertError(
                with(signed, "host", List.of("api.example.com", "api.example.com")), SignatureError.UNSIGNED_HEADER);
    }

    @Test
    void a_session_token_may_be_added_after_signing_but_must_belong_to_the_key() {
        SignableRequest signed = signed();
        assertError(changed(signed, "x-amz-security-token", "other"), SignatureError.UNKNOWN_KEY);
        assertError(with(signed, "x-amz-security-token", List.of(TOKEN, TOKEN)), SignatureError.UNKNOWN_KEY);
        String unsigned = authorization(signed).replace(";x-amz-security-token", "");
        assertError(changed(signed, "authorization", unsigned), SignatureError.MISMATCH);
    }

    @Test
    void an_unknown_key_is_told_from_a_wrong_secret() {
        SignableRequest other = sign(new TemporaryCredentials("ASIAOTHER", SECRET, TOKEN, Instant.MAX));
        assertError(other, SignatureError.UNKNOWN_KEY);
        assertError(sign(new TemporaryCredentials(KEY_ID, "other", TOKEN, Instant.MAX)), SignatureError.MISMATCH);
    }

    @Test
    void nothing_signed_is_missing() {
        assertError(with(signed(), "authorization", List.of()), SignatureError.MISSING);
        assertError(changed(signed(), "authorization", "Bearer abc"), SignatureError.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS4-HMAC-SHA256",
                "AWS4-ECDSA-P256-SHA256 Credential=A/20261123/eu-central-1/execute-api/aws4_request, SignedHeaders=host, "
                        + "Signature=00",
                "AWS4-HMAC-SHA256 Credential=A/20261123/eu-central-1/execute-api/aws4_request, SignedHeaders=host, "
                        + "Signature=00",
                "AWS4-HMAC-SHA256 Credential=A/20261123/eu-central-1/execute-api/aws4, SignedHeaders=host, Signature="
                        + "0000000000000000000000000000000000000000000000000000000000000000",
                "AWS4-HMAC-SHA256 Credential=A/20261123/eu-central-1/execute-api/aws4_request, SignedHeaders=host;a, "
                        + "Signature=0000000000000000000000000000000000000000000000000000000000000000",
                "AWS4-HMAC-SHA256 Credential=A/20261123/eu-central-1/execute-api/aws4_request, SignedHeaders=a;a;host, "
                        + "Signature=0000000000000000000000000000000000000000000000000000000000000000",
                "AWS4-HMAC-SHA256 Credential=A/20261123/eu-central-1/execute-api/aws4_request, SignedHeaders=Host, "
                        + "Signature=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void an_authorization_of_another_form_is_malformed(String value) {
        assertError(changed(signed(), "authorization", value), SignatureError.MALFORMED);
    }

    @Test
    void two_authorizations_or_dates_are_malformed() {
        SignableRequest signed = signed();
        String value = authorization(signed);
        assertError(with(signed, "authorization", List.of(value, value)), SignatureError.MALFORMED);
        assertError(
                with(signed, "x-amz-date", List.of("20261123T060000Z", "20261123T060000Z")), SignatureError.MALFORMED);
        assertError(with(signed, "x-amz-date", List.of()), SignatureError.MALFORMED);
        assertError(changed(signed, "x-amz-date", "20261323T060000Z"), SignatureError.MALFORMED);
        assertError(changed(signed, "x-amz-date", "2026-11-23T06:00:00Z"), SignatureError.MALFORMED);
    }

    @Test
    void s68_no_message_holds_a_secret_or_a_signature() {
        SignableRequest signed = changed(signed(), "content-type", "text/plain");
        String said = verifier.verify(signed, HERE).toString() + signed;
        assertThat(said)
                .doesNotContain(SECRET + ",", TOKEN, authorization(signed).split("Signature=", 2)[1]);
    }

    private SignableRequest signed() {
        return sign(new TemporaryCredentials(KEY_ID, SECRET, TOKEN, Instant.MAX));
    }

    private SignableRequest sign(TemporaryCredentials credentials) {
        SignableRequest plain = SignableRequest.of("POST", "/a%20b?q=1", headers, BODY);
        Map<String, List<String>> all = new HashMap<>(plain.headers());
        new RequestSigner("execute-api", "eu-central-1", clock)
                .sign(plain, credentials)
                .forEach((name, value) -> all.put(name, List.of(value)));
        return new SignableRequest("POST", "/a%20b?q=1", all, plain.bodyHash());
    }

    private void assertError(SignableRequest request, SignatureError error) {
        assertThat(errorOf(request)).hasValue(error);
    }

    private Optional<SignatureError> errorOf(SignableRequest request) {
        return errorOf(request, HERE);
    }

    private Optional<SignatureError> errorOf(SignableRequest request, ExpectedScope scope) {
        return verifier.verify(request, scope).fold(valid -> Optional.empty(), invalid -> Optional.of(invalid.error()));
    }

    private static String authorization(SignableRequest request) {
        return request.values("authorization").get(0);
    }

    private static SignableRequest changed(SignableRequest request, String header, String value) {
        return with(request, header, List.of(value));
    }

    private static SignableRequest with(SignableRequest request, String header, List<String> values) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put(header, values);
        return new SignableRequest(request.method(), request.target(), headers, request.bodyHash());
    }

    private static SignableRequest with(SignableRequest request, String method, String target) {
        return new SignableRequest(method, target, request.headers(), request.bodyHash());
    }
}
