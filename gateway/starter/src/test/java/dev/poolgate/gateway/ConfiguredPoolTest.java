package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.gateway.testkit.AwsSignature;
import dev.poolgate.gateway.testkit.CognitoEndpoint;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An identity pool behind the Cognito Identity API, as one configures it. */
class ConfiguredPoolTest {
    private static final String ID = "eu-central-1:00000000-0000-4000-8000-000000000000";
    private static final TemporaryCredentials GRANTED =
            new TemporaryCredentials("ASIAREMOTE", "secret-of-remote", "session-of-remote", Instant.MAX);

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend BACKEND = new RecordingBackend();
    private static final CognitoEndpoint COGNITO = new CognitoEndpoint();
    private static final RunningGateway GATEWAY = RunningGateway.with(ISSUER)
            .set("poolgate.exchange.pools.remote.id", ID)
            .set("poolgate.exchange.pools.remote.endpoint", COGNITO.url())
            .set("poolgate.exchange.pools.remote.logins.main", "pool.example.com/main")
            .route(
                    "signed",
                    "/signed/**",
                    BACKEND.url(),
                    "SignAwsRequest=execute-api, eu-central-1",
                    "ExchangeCredentials=remote",
                    "Authorize")
            .start();

    @BeforeEach
    void forget() {
        COGNITO.recover();
        BACKEND.forget();
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
        COGNITO.close();
        BACKEND.close();
        ISSUER.close();
    }

    @Test
    void a_request_is_signed_with_what_the_pool_grants_and_the_pool_is_asked_once() {
        String token = ISSUER.token("alice");

        assertThat(get(token).status()).isEqualTo(200);
        assertThat(get(token).status()).isEqualTo(200);

        RecordingBackend.Received received = BACKEND.next();
        assertThat(received.header("Authorization")).containsExactly(AwsSignature.expected(received, GRANTED));
        assertThat(received.header("X-Amz-Security-Token")).containsExactly("session-of-remote");
        String logins = "\"Logins\":{\"pool.example.com/main\":\"" + token + "\"}";
        assertThat(COGNITO.received().stream().filter(call -> call.contains(token)))
                .satisfiesExactly(
                        id -> assertThat(id).startsWith("GetId ").contains("\"" + ID + "\"", logins),
                        credentials -> assertThat(credentials)
                                .startsWith("GetCredentialsForIdentity ")
                                .contains("\"eu-central-1:1\"", logins));
    }

    @Test
    void what_the_pool_does_not_authorize_is_forbidden() {
        COGNITO.fail(400, "NotAuthorizedException");

        RawHttp.Answer answer = get(ISSUER.token("bob"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("\"code\":\"identity_not_authorized\"")
                .doesNotContain("told by the pool");
        assertThat(BACKEND.unread()).isEmpty();
    }

    @Test
    void s59_an_outage_of_the_pool_is_unavailable_and_not_kept() {
        String token = ISSUER.token("carol");
        COGNITO.fail(500, "InternalErrorException");
        RawHttp.Answer down = get(token);

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.body()).contains("\"code\":\"exchange_unavailable\"").doesNotContain("told by the pool");
        assertThat(BACKEND.unread()).isEmpty();

        COGNITO.recover();

        assertThat(get(token).status()).isEqualTo(200);
    }

    private RawHttp.Answer get(String token) {
        return RawHttp.get(GATEWAY.port(), "/signed/1", "Authorization: Bearer " + token);
    }
}
