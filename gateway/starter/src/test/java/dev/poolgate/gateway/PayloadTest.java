package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.BodyHash;
import dev.poolgate.authorizer.sign.ExpectedScope;
import dev.poolgate.authorizer.sign.SignableRequest;
import dev.poolgate.authorizer.sign.SignatureResult;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.gateway.testkit.Botocore;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPools;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to sign, checked at the backend by botocore. */
class PayloadTest {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend BACKEND = new RecordingBackend();
    private static final String[] CALLER = {"ExchangeCredentials=main", "Authorize"};
    private static final RunningGateway GATEWAY = RunningGateway.with(ISSUER)
            .sources(TestPools.class)
            .set("poolgate.signing.max-body", "64KB")
            .set("poolgate.signing.unsigned-over-plain-http", "true")
            .route("buffer", "/buffer/**", BACKEND.url(), with("SignAwsRequest=s3, eu-central-1"))
            .route("unsigned", "/unsigned/**", BACKEND.url(), with("SignAwsRequest=s3, eu-central-1, unsigned"))
            .route("streaming", "/streaming/**", BACKEND.url(), with("SignAwsRequest=s3, eu-central-1, streaming"))
            .route("presigned", "/presigned/**", BACKEND.url(), CALLER)
            .filter(2, "SignAwsRequest", "service", "execute-api", "region", "eu-central-1", "presigned-for", "1m")
            .route("presigned-s3", "/presigned-s3/**", BACKEND.url(), CALLER)
            .filter(
                    2,
                    "SignAwsRequest",
                    "service",
                    "s3",
                    "region",
                    "eu-central-1",
                    "payload",
                    "unsigned",
                    "presigned-for",
                    "1m")
            .start();

    @BeforeAll
    static void find() {
        assumeThat(Botocore.isThere()).as("botocore").isTrue();
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
        BACKEND.close();
        ISSUER.close();
    }

    @BeforeEach
    void forget() {
        BACKEND.forget();
    }

    static Stream<Arguments> targets() {
        return Stream.of("buffer", "unsigned", "streaming", "presigned", "presigned-s3")
                .flatMap(route -> Stream.of(
                                "/",
                                "/a%20b",
                                "/x:y@z/",
                                "/caf%C3%A9",
                                "/1?q=a+b&q=%2B&q=",
                                "/1?b=2&a=1&b=1&flag",
                                "/1?prefix=a/b%2fc&X-Amz-Signature=mine&x-amz-expires=9")
                        .map(target -> Arguments.of("/" + route + target)));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void s65_what_is_signed_is_what_is_sent(String target) {
        assertThat(put(target, "hello").status()).isEqualTo(200);

        RecordingBackend.Received received = BACKEND.next();
        assertThat(Botocore.check(received, "secret-of-alice")).isEqualTo("valid");
        assertThat(received.body()).contains("hello");
        assertThat(received.target()).doesNotContain("+", "mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/1?q=a+b",
                "/1?q=a%2Bb",
                "/1?q=a%20b",
                "/1?q=b&q=a&q=&q=a+%2B%20",
                "/a+b",
                "/a%2Bb",
                "/a%20b",
                "/caf%C3%A9"
            })
    void s65_our_own_verifier_takes_what_is_sent(String target) {
        SignatureVerifier verifier = new SignatureVerifier(PayloadTest::key, Clock.systemUTC());
        assertThat(put("/buffer" + target, "hello").status()).isEqualTo(200);
        RecordingBackend.Received received = BACKEND.next();

        assertThat(verifier.verify(signable(received, received.target()), ExpectedScope.of("s3", "eu-central-1")))
                .isInstanceOf(SignatureResult.Valid.class);
        assertThat(verifier.verify(signable(received, received.target() + "x"), ExpectedScope.of("s3", "eu-central-1")))
                .isInstanceOf(SignatureResult.Invalid.class);
    }

    private static Optional<AccessKey> key(String accessKeyId, @Nullable String sessionToken) {
        return "session-of-alice".equals(sessionToken)
                ? Optional.of(
                        new AccessKey(accessKeyId, "secret-of-alice", "arn:aws:sts::123456789012:assumed-role/a/b"))
                : Optional.empty();
    }

    private static SignableRequest signable(RecordingBackend.Received received, String target) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        received.headerNames().forEach(name -> headers.put(name, received.header(name)));
        return new SignableRequest(received.method(), target, headers, BodyHash.of(received.bytes()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65535, 65536, 65537, 300_000})
    void a_streamed_body_is_signed_in_chunks_of_any_number(int length) {
        assertThat(put("/streaming/1", "x".repeat(length)).status()).isEqualTo(200);

        RecordingBackend.Received received = BACKEND.next();
        assertThat(Botocore.check(received, "secret-of-alice")).isEqualTo("valid");
        assertThat(received.header("Transfer-Encoding")).isEmpty();
        assertThat(received.header("x-amz-decoded-content-length"))
                .isEqualTo(length == 0 ? List.of() : List.of(String.valueOf(length)));
    }

    @Test
    void a_tampered_chunk_is_noticed() {
        put("/streaming/1", "x".repeat(1000));

        RecordingBackend.Received received = BACKEND.next();
        RecordingBackend.Received tampered = new RecordingBackend.Received(
                received.method(),
                received.target(),
                received.headers(),
                received.body().replaceFirst("xxx", "xyx"));
        assertThat(Botocore.check(tampered, "secret-of-alice")).isEqualTo("other chunk");
    }

    @Test
    void a_body_of_unknown_length_cannot_be_streamed() {
        RawHttp.Answer answer = RawHttp.request(
                GATEWAY.port(), "PUT", "/streaming/1", bearer(), "Transfer-Encoding: chunked", "", "3\r\nabc\r\n0\r\n");

        assertThat(answer.status()).isEqualTo(411);
        assertThat(answer.body()).contains("\"code\":\"body_length_unknown\"");
        assertThat(BACKEND.unread()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unsigned/1", "/presigned-s3/1"})
    void an_unsigned_body_may_be_larger_than_what_is_buffered(String target) {
        assertThat(put(target, "x".repeat(200_000)).status()).isEqualTo(200);

        RecordingBackend.Received received = BACKEND.next();
        assertThat(received.body()).hasSize(200_000);
        assertThat(Botocore.check(received, "secret-of-alice")).isEqualTo("valid");
    }

    @Test
    void a_presigned_request_carries_its_signature_in_the_query_alone() {
        put("/presigned/1?q=1", "hello");

        RecordingBackend.Received received = BACKEND.next();
        assertThat(received.target()).startsWith("/presigned/1?q=1&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=");
        assertThat(received.headerNames()).doesNotContain("authorization", "x-amz-date", "x-amz-security-token");
    }

    @Test
    void s65_an_unsigned_body_goes_over_tls_only_unless_configured() {
        try (RunningGateway strict = RunningGateway.with(ISSUER)
                .sources(TestPools.class)
                .route("unsigned", "/unsigned/**", BACKEND.url(), with("SignAwsRequest=s3, eu-central-1, unsigned"))
                .start()) {
            RawHttp.Answer answer = RawHttp.get(strict.port(), "/unsigned/1", bearer());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"unsigned_over_plain_http\"");
            assertThat(BACKEND.unread()).isEmpty();
        }
    }

    private static RawHttp.Answer put(String target, String body) {
        return RawHttp.request(
                GATEWAY.port(),
                "PUT",
                target,
                bearer(),
                "Content-Type: text/plain",
                "Content-Length: " + body.length(),
                "",
                body);
    }

    private static String bearer() {
        return "Authorization: Bearer " + ISSUER.token("alice");
    }

    private static String[] with(String signing) {
        return new String[] {signing, CALLER[0], CALLER[1]};
    }
}
