package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.gateway.testkit.AwsSignature;
import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.SharedFixture;
import dev.poolgate.gateway.testkit.TestIdentityPool;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests signed with the caller's credentials, checked at the backend with the AWS SDK's own signer. */
@ExtendWith(SharedFixture.class)
class SigningTest {
    private final Fixture fixture;

    SigningTest(Fixture fixture) {
        this.fixture = fixture;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/signed/1",
                "/signed/",
                "/signed/a%20b",
                "/signed/a+b",
                "/signed/caf%C3%A9",
                "/signed/%E2%82%AC/x:y@z",
                "/signed/100%25",
                "/signed/1?q=",
                "/signed/1?q",
                "/signed/1?a=1&a=2&a=0",
                "/signed/1?z=1&a=2",
                "/signed/1?q=a%20b",
                "/signed/1?q=%2F%2f/",
                "/signed/1?q=%C3%A9",
                "/signed/1?b=2&B=1&b%20=3",
                "/signed/1?x=~-._",
                "/signed/1?",
            })
    void s65_the_signature_is_over_exactly_what_is_sent(String target) {
        RawHttp.Answer answer = fixture.getAs("alice", target);

        assertThat(answer.status()).isEqualTo(200);
        RecordingBackend.Received received = fixture.backend().next();
        assertThat(received.header("Authorization"))
                .containsExactly(AwsSignature.expected(received, TestIdentityPool.credentialsOf("alice")));
        assertThat(received.header("Host"))
                .containsExactly("127.0.0.1:" + fixture.backend().port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void s65_the_body_is_part_of_the_signature(String method) {
        RawHttp.request(
                fixture.gateway().port(),
                method,
                "/signed/1",
                fixture.bearer("alice"),
                "Content-Type: application/json",
                "Content-Length: 9",
                "",
                "{\"a\":\"b\"}");

        RecordingBackend.Received received = fixture.backend().next();
        assertThat(received.body()).isEqualTo("{\"a\":\"b\"}");
        assertThat(received.header("Content-Length")).containsExactly("9");
        assertThat(received.header("Transfer-Encoding")).isEmpty();
        assertThat(received.header("Authorization"))
                .containsExactly(AwsSignature.expected(received, TestIdentityPool.credentialsOf("alice")));
    }

    @Test
    void s65_a_chunked_body_arrives_whole_and_signed() {
        RawHttp.request(
                fixture.gateway().port(),
                "POST",
                "/signed/1",
                fixture.bearer("alice"),
                "Transfer-Encoding: chunked",
                "",
                "3\r\nabc\r\n4\r\ndefg\r\n0\r\n");

        RecordingBackend.Received received = fixture.backend().next();
        assertThat(received.body()).isEqualTo("abcdefg");
        assertThat(received.header("Transfer-Encoding")).isEmpty();
        assertThat(received.header("Authorization"))
                .containsExactly(AwsSignature.expected(received, TestIdentityPool.credentialsOf("alice")));
    }

    @Test
    void s65_the_clients_own_amz_headers_and_authorization_are_not_signed_as_ours() {
        fixture.get(
                "/signed/1",
                fixture.bearer("alice"),
                "X-Amz-Security-Token: stolen",
                "X-Amz-Date: 20200101T000000Z",
                "X-Amz-Copy-Source: /bucket/secret");

        RecordingBackend.Received received = fixture.backend().next();
        assertThat(received.header("X-Amz-Security-Token")).containsExactly("session-of-alice");
        assertThat(received.header("X-Amz-Date")).hasSize(1).doesNotContain("20200101T000000Z");
        assertThat(received.header("X-Amz-Copy-Source")).isEmpty();
        assertThat(received.header("Authorization")).singleElement().asString().startsWith("AWS4-HMAC-SHA256 ");
    }

    @Test
    void s65_a_header_that_a_later_filter_adds_is_signed_too() {
        fixture.getAs("alice", "/signed/1");

        RecordingBackend.Received received = fixture.backend().next();
        assertThat(received.header("X-Amz-Meta-Route")).containsExactly("signed");
        assertThat(received.header("Authorization").get(0)).contains("x-amz-meta-route");
    }

    @Test
    void s33_two_callers_never_share_credentials() {
        fixture.getAs("alice", "/signed/1");
        fixture.getAs("bob", "/signed/1");

        assertThat(fixture.backend().next().header("Authorization").get(0)).contains("Credential=ASIAalice/");
        assertThat(fixture.backend().next().header("Authorization").get(0)).contains("Credential=ASIAbob/");
    }

    @Test
    void s33_garbage_gets_no_credentials_of_a_caller_before_it() {
        fixture.getAs("alice", "/signed/1");
        fixture.backend().next();

        assertThat(fixture.get("/signed/1", "Authorization: Bearer garbage").status())
                .isEqualTo(401);
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void a_body_over_the_bound_is_too_large() {
        String body = "x".repeat(64 * 1024 + 1);
        RawHttp.Answer announced = RawHttp.request(
                fixture.gateway().port(),
                "POST",
                "/signed/1",
                fixture.bearer("alice"),
                "Content-Length: " + body.length());
        RawHttp.Answer chunked = RawHttp.request(
                fixture.gateway().port(),
                "POST",
                "/signed/1",
                fixture.bearer("alice"),
                "Transfer-Encoding: chunked",
                "",
                Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n");

        assertThat(announced.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.body()).contains("\"code\":\"body_too_large\"");
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void a_refused_exchange_is_forbidden() {
        pool().behave(request ->
                CompletableFuture.completedFuture(new ExchangeResult.Refused("role_not_found", "no role for `alice`")));

        RawHttp.Answer answer = fixture.getAs("carol", "/signed/1");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"role_not_found\"").doesNotContain("no role for");
        assertThat(fixture.backend().unread()).isEmpty();
    }

    @Test
    void s59_a_failing_exchange_is_unavailable_and_never_forwarded() {
        pool().behave(request -> CompletableFuture.failedFuture(new IllegalStateException("connection refused")));
        RawHttp.Answer failed = fixture.getAs("dave", "/signed/1");
        pool().behave(request -> {
            throw new IllegalStateException("at once");
        });
        RawHttp.Answer thrown = fixture.getAs("erin", "/signed/1");
        pool().behave(request -> CompletableFuture.completedFuture(null));
        RawHttp.Answer empty = fixture.getAs("frank", "/signed/1");

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.header("Retry-After")).contains("5");
        assertThat(failed.body()).contains("\"code\":\"exchange_unavailable\"").doesNotContain("connection refused");
        assertThat(thrown.status()).isEqualTo(503);
        assertThat(empty.status()).isEqualTo(503);
        assertThat(fixture.backend().unread()).isEmpty();
    }

    private TestIdentityPool pool() {
        return fixture.gateway().bean(TestIdentityPool.class);
    }
}
