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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An identity pool behind the Cognito Identity API, as one configures it. */
class ConfiguredPoolTest {
    private static final String ID = "eu-central-1:00000000-0000-4000-8000-000000000000";
    private static final TemporaryCredentials GRANTED =
            new TemporaryCredentials("ASIAREMOTE", "secret-of-remote", "session-of-remote", Instant.MAX);

    private final TestIssuer issuer = new TestIssuer();
    private final RecordingBackend backend = new RecordingBackend();
    private final CognitoEndpoint cognito = new CognitoEndpoint();
    private final RunningGateway gateway = RunningGateway.with(issuer)
            .set("poolgate.exchange.pools.remote.id", ID)
            .set("poolgate.exchange.pools.remote.endpoint", cognito.url())
            .set("poolgate.exchange.pools.remote.logins.main", "pool.example.com/main")
            .route(
                    "signed",
                    "/signed/**",
                    backend.url(),
                    "SignAwsRequest=execute-api, eu-central-1",
                    "ExchangeCredentials=remote",
                    "Authorize")
            .start();

    @AfterEach
    void stop() {
        gateway.close();
        cognito.close();
        backend.close();
        issuer.close();
    }

    @Test
    void a_request_is_signed_with_what_the_pool_grants_and_the_pool_is_asked_once() {
        String token = issuer.token("alice");

        assertThat(get(token).status()).isEqualTo(200);
        assertThat(get(token).status()).isEqualTo(200);

        RecordingBackend.Received received = backend.next();
        assertThat(received.header("Authorization")).containsExactly(AwsSignature.expected(received, GRANTED));
        assertThat(received.header("X-Amz-Security-Token")).containsExactly("session-of-remote");
        String logins = "\"Logins\":{\"pool.example.com/main\":\"" + token + "\"}";
        assertThat(cognito.received())
                .satisfiesExactly(
                        id -> assertThat(id).startsWith("GetId ").contains("\"" + ID + "\"", logins),
                        credentials -> assertThat(credentials)
                                .startsWith("GetCredentialsForIdentity ")
                                .contains("\"eu-central-1:1\"", logins));
    }

    @Test
    void what_the_pool_does_not_authorize_is_forbidden() {
        cognito.fail(400, "NotAuthorizedException");

        RawHttp.Answer answer = get(issuer.token("alice"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("\"code\":\"identity_not_authorized\"")
                .doesNotContain("told by the pool");
        assertThat(backend.unread()).isEmpty();
    }

    @Test
    void s59_an_outage_of_the_pool_is_unavailable_and_not_kept() {
        String token = issuer.token("alice");
        cognito.fail(500, "InternalErrorException");
        RawHttp.Answer down = get(token);

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.body()).contains("\"code\":\"exchange_unavailable\"").doesNotContain("told by the pool");
        assertThat(backend.unread()).isEmpty();

        cognito.recover();

        assertThat(get(token).status()).isEqualTo(200);
    }

    private RawHttp.Answer get(String token) {
        return RawHttp.get(gateway.port(), "/signed/1", "Authorization: Bearer " + token);
    }
}
