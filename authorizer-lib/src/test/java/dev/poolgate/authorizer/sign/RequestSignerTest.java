package dev.poolgate.authorizer.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.fixture.SettableClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Held against the AWS SDK's own signer, which shares no line with ours. */
class RequestSignerTest {
    private static final TemporaryCredentials CREDENTIALS =
            new TemporaryCredentials("ASIAEXAMPLE", "secret", "session/token+=", Instant.MAX);
    private static final byte[] BODY = "h\u00e9llo".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = SettableClock.atSomeTime();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = ' ',
            value = {
                "/ - -",
                "/plain/path - -",
                "/a%20b - -",
                "/a%2Fb/c%252Fd - -",
                "/caf%C3%A9/%F0%9F%98%80 - -",
                "/a+b/c=d,e;f:g@h!$&'()*~ - -",
                "/trailing/ - -",
                "/ empty ",
                "/ q a%20b",
                "/ q a+b",
                "/ q caf%C3%A9",
                "/ q %2F%3F%26%3D",
                "/ Z 1",
                "/ a%20b%2F ~-_."
            })
    void s65_path_and_query_are_signed_as_sent(String path, String name, String value) {
        String query = name == null ? "" : "?" + name + "=" + (value == null ? "" : value);
        assertThat(ours("execute-api", path + query, BODY)).isEqualTo(theirs("execute-api", path, query, BODY));
    }

    @Test
    void s65_repeated_and_unsorted_query_keys_are_signed_as_the_sdk_signs_them() {
        String query = "?b=2&a=3&b=1&a=10&B=0&flag&c=";
        assertThat(ours("execute-api", "/" + query, BODY)).isEqualTo(theirs("execute-api", "/", query, BODY));
    }

    @Test
    void s65_a_path_for_s3_is_neither_normalized_nor_encoded_twice() {
        for (String path : List.of("/a%20b", "/a//b", "/a/./b/../c", "/a%252Fb")) {
            assertThat(ours("s3", path, BODY)).isEqualTo(theirs("s3", path, "", BODY));
        }
    }

    @Test
    void a_request_without_a_body_is_signed_over_the_empty_hash() {
        Map<String, String> headers =
                new RequestSigner("execute-api", "eu-central-1", clock).sign(request("/", new byte[0]), CREDENTIALS);
        assertThat(headers.get("x-amz-content-sha256")).isEqualTo(BodyHash.EMPTY);
        assertThat(headers.get("authorization")).isEqualTo(theirs("execute-api", "/", "", new byte[0]));
    }

    @Test
    void the_headers_to_set_are_these_and_no_others() {
        Map<String, String> headers =
                new RequestSigner("execute-api", "eu-central-1", clock).sign(request("/", BODY), CREDENTIALS);
        assertThat(headers)
                .containsOnlyKeys("authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token")
                .containsEntry("x-amz-date", "20261123T060000Z")
                .containsEntry("x-amz-security-token", "session/token+=");
    }

    @Test
    void headers_a_proxy_may_rewrite_are_not_signed_and_ours_replace_the_callers() {
        SignableRequest request = SignableRequest.of(
                "GET",
                "/",
                Map.of(
                        "Host", List.of("api.example.com"),
                        "X-Forwarded-For", List.of("10.0.0.1"),
                        "X-AMZ-Date", List.of("19700101T000000Z"),
                        "X-Amz-Security-Token", List.of("the caller's own")),
                BODY);
        assertThat(new RequestSigner("execute-api", "eu-central-1", clock).sign(request, CREDENTIALS))
                .extractingByKey("authorization")
                .asString()
                .contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,");
    }

    private String ours(String service, String target, byte[] body) {
        Map<String, String> headers =
                new RequestSigner(service, "eu-central-1", clock).sign(request(target, body), CREDENTIALS);
        return Objects.requireNonNull(headers.get("authorization"));
    }

    private static SignableRequest request(String target, byte[] body) {
        return SignableRequest.of(
                "POST",
                target,
                Map.of("Host", List.of("api.example.com"), "Content-Type", List.of("text/plain;  charset=utf-8")),
                body);
    }

    private String theirs(String service, String path, String query, byte[] body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .protocol("https")
                .host("api.example.com")
                .encodedPath(path)
                .putHeader("Host", "api.example.com")
                .putHeader("Content-Type", "text/plain;  charset=utf-8");
        for (String parameter : query.replaceFirst("^\\?", "").split("&", -1)) {
            if (!parameter.isEmpty()) {
                String[] pair = parameter.split("=", 2);
                request.appendRawQueryParameter(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1]));
            }
        }
        boolean s3 = service.equals("s3");
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsSessionCredentialsIdentity.create(
                                CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey(), CREDENTIALS.sessionToken()))
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, !s3)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, !s3)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    private static String decoded(String text) {
        return new String(UriEncoding.decode(text), StandardCharsets.UTF_8);
    }
}
