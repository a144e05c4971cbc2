package dev.poolgate.authorizer.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.fixture.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The query form, made by the AWS SDK's own signer. */
class PresignedRequestTest {
    private static final String KEY_ID = "ASIAEXAMPLE";
    private static final String TOKEN = "session/token+=";
    private static final ExpectedScope HERE = ExpectedScope.of("execute-api", "eu-central-1");

    private final SettableClock clock = SettableClock.atSomeTime();
    private final AccessKeys keys = (id, token) -> id.equals(KEY_ID) && TOKEN.equals(token)
            ? Optional.of(new AccessKey(KEY_ID, "secret", "arn:aws:sts::000000000000:assumed-role/r/s"))
            : Optional.empty();
    private final SignatureVerifier verifier = new SignatureVerifier(keys, clock, EnumSet.allOf(SignatureForm.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a%20b",
                "/a+b",
                "/caf%C3%A9",
                "/100%25",
                "/x:y@z",
                "/a?q=",
                "/a?q=a%20b&q=1&q=0",
                "/a?z=1&a=%2F"
            })
    void s65_a_presigned_request_is_valid_whatever_is_in_path_and_query(String target) {
        assertThat(errorOf(presigned(target, Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void it_names_key_scope_and_the_last_instant_it_counts() {
        Instant then = clock.instant();
        assertThat(verifier.verify(presigned("/a", Duration.ofHours(1)), HERE))
                .isInstanceOfSatisfying(SignatureResult.Valid.class, valid -> {
                    assertThat(valid.key().accessKeyId()).isEqualTo(KEY_ID);
                    assertThat(valid.scope().service()).isEqualTo("execute-api");
                    assertThat(valid.signature().until()).isEqualTo(then.plus(Duration.ofHours(1)));
                });
    }

    @Test
    void it_counts_until_it_expires_and_not_after() {
        SignableRequest request = presigned("/a", Duration.ofSeconds(7));
        clock.advance(Duration.ofSeconds(7));
        assertThat(errorOf(request)).isEmpty();
        clock.advance(Duration.ofNanos(1));
        assertThat(verifier.verify(request, HERE))
                .isEqualTo(new SignatureResult.Invalid(
                        SignatureError.EXPIRED,
                        "Signature expired: 20261123T060000Z is now earlier than 20261123T060000Z (20261123T060007Z - 7"
                                + " sec.)"));
    }

    @Test
    void it_counts_from_five_minutes_before_its_date_on() {
        SignableRequest request = presigned("/a", Duration.ofDays(7));
        Instant then = clock.instant();
        clock.set(then.minus(Duration.ofMinutes(5)));
        assertThat(errorOf(request)).isEmpty();
        clock.set(then.minus(Duration.ofMinutes(5)).minusNanos(1));
        assertThat(errorOf(request)).hasValue(SignatureError.NOT_YET_CURRENT);
    }

    @ParameterizedTest
    @CsvSource({"0", "604801", "-1", "1e3", "''", "0x10", "1000000"})
    void it_lasts_from_one_second_to_seven_days(String seconds) {
        SignableRequest request = presigned("/a", Duration.ofDays(7));
        assertThat(errorOf(request)).isEmpty();
        assertThat(errorOf(replaced(request, "X-Amz-Expires=604800", "X-Amz-Expires=" + seconds)))
                .hasValue(SignatureError.MALFORMED);
    }

    @Test
    void any_change_after_signing_is_a_mismatch() {
        SignableRequest request = presigned("/a?q=1", Duration.ofHours(1));
        assertThat(errorOf(replaced(request, "q=1", "q=2"))).hasValue(SignatureError.MISMATCH);
        assertThat(errorOf(request.withTarget(request.target() + "&r=1"))).hasValue(SignatureError.MISMATCH);
        assertThat(errorOf(replaced(request, "/a?", "/b?"))).hasValue(SignatureError.MISMATCH);
        assertThat(errorOf(replaced(request, "X-Amz-Expires=3600", "X-Amz-Expires=604800")))
                .hasValue(SignatureError.MISMATCH);
        assertThat(errorOf(new SignableRequest("POST", request.target(), request.headers(), request.bodyHash())))
                .hasValue(SignatureError.MISMATCH);
        assertThat(errorOf(with(request, "host", "other.example.com"))).hasValue(SignatureError.MISMATCH);
        assertThat(errorOf(SignableRequest.of("GET", request.target(), request.headers(), new byte[] {1})))
                .hasValue(SignatureError.MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Algorithm",
                "X-Amz-Credential",
                "X-Amz-Date",
                "X-Amz-Expires",
                "X-Amz-SignedHeaders",
                "X-Amz-Signature"
            })
    void s51_a_parameter_that_is_missing_or_sent_twice_is_malformed(String name) {
        SignableRequest request = presigned("/a", Duration.ofHours(1));
        SignableRequest without = replaced(request, name + "=", "x=");
        String value = QueryParameters.of(request.target()).values(name).get(0);
        SignableRequest twice = request.withTarget(request.target() + "&" + name + "=" + value);
        assertThat(errorOf(without)).hasValue(SignatureError.MALFORMED);
        assertThat(errorOf(twice)).hasValue(SignatureError.MALFORMED);
    }

    @Test
    void a_name_is_found_however_it_is_encoded() {
        SignableRequest request = presigned("/a", Duration.ofHours(1));
        SignableRequest hidden = request.withTarget(request.target() + "&X-Amz-%53ignature=00");
        assertThat(errorOf(hidden)).hasValue(SignatureError.MALFORMED);
    }

    @Test
    void the_session_token_must_belong_to_the_key_and_be_in_the_query_once() {
        SignableRequest request = presigned("/a", Duration.ofHours(1));
        assertThat(errorOf(replaced(request, "session%2Ftoken", "another%2Ftoken")))
                .hasValue(SignatureError.UNKNOWN_KEY);
        assertThat(errorOf(request.withTarget(request.target() + "&X-Amz-Security-Token=x")))
                .hasValue(SignatureError.UNKNOWN_KEY);
        assertThat(errorOf(with(request, "x-amz-security-token", TOKEN))).hasValue(SignatureError.MALFORMED);
        assertThat(errorOf(replaced(request, "X-Amz-Security-Token", "x"))).hasValue(SignatureError.UNKNOWN_KEY);
    }

    @Test
    void an_amz_header_that_was_not_signed_is_refused() {
        SignableRequest request = presigned("/a", Duration.ofHours(1));
        assertThat(errorOf(with(request, "x-amz-target", "Evil.Operation"))).hasValue(SignatureError.UNSIGNED_HEADER);
    }

    @Test
    void a_request_has_one_credential_and_not_two() {
        SignableRequest request = presigned("/a", Duration.ofHours(1));
        assertThat(errorOf(with(request, "authorization", "AWS4-HMAC-SHA256 x")))
                .hasValue(SignatureError.MALFORMED);
        assertThat(errorOf(with(request, "authorization", "Bearer abc"))).hasValue(SignatureError.MALFORMED);
    }

    @Test
    void a_verifier_of_the_header_form_sees_nothing_in_a_query() {
        String outcome = new SignatureVerifier(keys, clock)
                .verify(presigned("/a", Duration.ofHours(1)), HERE)
                .fold(valid -> "valid", invalid -> invalid.error().code());
        assertThat(outcome).isEqualTo("signature_missing");
    }

    @Test
    void the_target_without_the_signature_is_what_was_meant() {
        assertThat(SignatureForm.unsigned(
                        presigned("/a%20b?q=1&q=%2f", Duration.ofHours(1)).target()))
                .isEqualTo("/a%20b?q=1&q=%2f");
        assertThat(SignatureForm.unsigned(presigned("/a", Duration.ofHours(1)).target()))
                .isEqualTo("/a");
        assertThat(SignatureForm.unsigned("/a?X-Amz-Date=1&&b")).isEqualTo("/a?X-Amz-Date=1&&b");
    }

    @Test
    void s68_nothing_that_is_printed_holds_signature_or_token() throws Rejection {
        SignableRequest request = presigned("/a", Duration.ofHours(1));
        String printed = verifier.verify(request, HERE) + " " + SignatureForm.QUERY.read(request.head())
                + QueryParameters.of(request.target());
        assertThat(printed)
                .doesNotContain(
                        "session",
                        QueryParameters.of(request.target())
                                .values("X-Amz-Signature")
                                .get(0));
    }

    private Optional<SignatureError> errorOf(SignableRequest request) {
        return verifier.verify(request, HERE).fold(valid -> Optional.empty(), invalid -> Optional.of(invalid.error()));
    }

    /** The SDK adds its parameters to what is given, which it takes decoded; ours go on exactly as given. */
    private SignableRequest presigned(String target, Duration life) {
        QueryParameters given = QueryParameters.of(target);
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol("https")
                .host("api.example.com")
                .encodedPath(given.path());
        given.all().forEach(each -> request.appendRawQueryParameter(each.name(), each.value()));
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsSessionCredentialsIdentity.create(KEY_ID, "secret", TOKEN))
                        .request(request.build())
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(
                                AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, life)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request();
        StringBuilder full = new StringBuilder(target);
        signed.forEachRawQueryParameter((name, values) -> {
            if (name.startsWith("X-Amz-")) {
                full.append(full.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(UriEncoding.encode(values.get(0).getBytes(StandardCharsets.UTF_8)));
            }
        });
        return SignableRequest.of("GET", full.toString(), Map.of("Host", List.of("api.example.com")), new byte[0]);
    }

    private static SignableRequest replaced(SignableRequest request, String from, String to) {
        assertThat(request.target()).contains(from);
        return request.withTarget(request.target().replace(from, to));
    }

    private static SignableRequest with(SignableRequest request, String header, String value) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put(header, List.of(value));
        return new SignableRequest(request.method(), request.target(), headers, request.bodyHash());
    }
}
