package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.gateway.testkit.AwsSignature;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.StsEndpoint;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A security token service as a pool, as one configures it. */
class StsPoolTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/Orders";

    private final TestIssuer issuer = new TestIssuer();
    private final RecordingBackend backend = new RecordingBackend();
    private final StsEndpoint sts = new StsEndpoint();
    private final RunningGateway gateway = RunningGateway.with(issuer)
            .set("poolgate.exchange.sts.backups.endpoint", sts.url())
            .set("poolgate.exchange.sts.backups.role-arn", ROLE)
            .set("poolgate.exchange.sts.backups.session-duration", "15m")
            .set("poolgate.exchange.sts.backups.session-policy", "{}")
            .set("poolgate.exchange.sts.backups.mappings.main.type", "rules")
            .set("poolgate.exchange.sts.backups.mappings.main.ambiguous", "authenticated-role")
            .set("poolgate.exchange.sts.backups.mappings.main.rules[0].claim", "sub")
            .set("poolgate.exchange.sts.backups.mappings.main.rules[0].match", "starts-with")
            .set("poolgate.exchange.sts.backups.mappings.main.rules[0].value", "admin-")
            .set("poolgate.exchange.sts.backups.mappings.main.rules[0].role-arn", ROLE + "Admin")
            .route(
                    "signed",
                    "/signed/**",
                    backend.url(),
                    "SignAwsRequest=execute-api, eu-central-1",
                    "ExchangeCredentials=backups",
                    "Authorize")
            .start();

    @AfterEach
    void stop() {
        gateway.close();
        sts.close();
        backend.close();
        issuer.close();
    }

    @Test
    void a_request_is_signed_with_what_sts_grants_and_sts_is_asked_once() {
        String token = issuer.token("alice");

        assertThat(get(token).status()).isEqualTo(200);
        assertThat(get(token).status()).isEqualTo(200);

        RecordingBackend.Received received = backend.next();
        assertThat(received.header("Authorization"))
                .containsExactly(AwsSignature.expected(
                        received, new TemporaryCredentials("ASIASTS", "secret-of-sts", "session-of-sts", Instant.MAX)));
        assertThat(sts.received()).singleElement().satisfies(call -> assertThat(call)
                .containsEntry("RoleArn", ROLE)
                .containsEntry("RoleSessionName", "alice")
                .containsEntry("WebIdentityToken", token)
                .containsEntry("DurationSeconds", "900")
                .containsEntry("Policy", "{}"));
    }

    @Test
    void the_role_follows_the_mapping_of_the_issuer() {
        assertThat(get(issuer.token("admin-1")).status()).isEqualTo(200);

        assertThat(sts.received()).singleElement().satisfies(call -> assertThat(call)
                .containsEntry("RoleArn", ROLE + "Admin"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredTokenException, identity_token_expired",
        "400, InvalidIdentityToken, identity_token_invalid",
        "403, AccessDenied, identity_not_authorized"
    })
    void what_sts_refuses_is_forbidden(int status, String error, String code) {
        sts.fail(status, error);

        RawHttp.Answer answer = get(issuer.token("alice"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").doesNotContain("told by the service");
        assertThat(backend.unread()).isEmpty();
    }

    @Test
    void s36_an_outage_is_asked_about_twice_and_not_kept() {
        String token = issuer.token("alice");
        sts.fail(500, "InternalFailure");
        RawHttp.Answer down = get(token);

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.body()).contains("\"code\":\"exchange_unavailable\"").doesNotContain("told by the service");
        assertThat(sts.received()).hasSize(2);
        assertThat(backend.unread()).isEmpty();

        sts.recover();

        assertThat(get(token).status()).isEqualTo(200);
    }

    private RawHttp.Answer get(String token) {
        return RawHttp.get(gateway.port(), "/signed/1", "Authorization: Bearer " + token);
    }
}
