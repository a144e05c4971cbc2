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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A security token service as a pool, as one configures it. */
class StsPoolTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/Orders";

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final RecordingBackend BACKEND = new RecordingBackend();
    private static final StsEndpoint STS = new StsEndpoint();
    private static final RunningGateway GATEWAY = RunningGateway.with(ISSUER)
            .set("poolgate.exchange.sts.backups.endpoint", STS.url())
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
                    BACKEND.url(),
                    "SignAwsRequest=execute-api, eu-central-1",
                    "ExchangeCredentials=backups",
                    "Authorize")
            .start();

    @BeforeEach
    void forget() {
        STS.recover();
        BACKEND.forget();
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
        STS.close();
        BACKEND.close();
        ISSUER.close();
    }

    @Test
    void a_request_is_signed_with_what_sts_grants_and_sts_is_asked_once() {
        String token = ISSUER.token("alice");

        assertThat(get(token).status()).isEqualTo(200);
        assertThat(get(token).status()).isEqualTo(200);

        RecordingBackend.Received received = BACKEND.next();
        assertThat(received.header("Authorization"))
                .containsExactly(AwsSignature.expected(
                        received, new TemporaryCredentials("ASIASTS", "secret-of-sts", "session-of-sts", Instant.MAX)));
        assertThat(asked("alice")).singleElement().satisfies(call -> assertThat(call)
                .containsEntry("RoleArn", ROLE)
                .containsEntry("RoleSessionName", "alice")
                .containsEntry("WebIdentityToken", token)
                .containsEntry("DurationSeconds", "900")
                .containsEntry("Policy", "{}"));
    }

    @Test
    void the_role_follows_the_mapping_of_the_issuer() {
        assertThat(get(ISSUER.token("admin-1")).status()).isEqualTo(200);

        assertThat(asked("admin-1")).singleElement().satisfies(call -> assertThat(call)
                .containsEntry("RoleArn", ROLE + "Admin"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredTokenException, identity_token_expired",
        "400, InvalidIdentityToken, identity_token_invalid",
        "403, AccessDenied, identity_not_authorized"
    })
    void what_sts_refuses_is_forbidden(int status, String error, String code) {
        STS.fail(status, error);

        RawHttp.Answer answer = get(ISSUER.token("bob"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").doesNotContain("told by the service");
        assertThat(BACKEND.unread()).isEmpty();
    }

    @Test
    void s36_an_outage_is_asked_about_twice_and_not_kept() {
        String token = ISSUER.token("carol");
        STS.fail(500, "InternalFailure");
        RawHttp.Answer down = get(token);

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.body()).contains("\"code\":\"exchange_unavailable\"").doesNotContain("told by the service");
        assertThat(asked("carol")).hasSize(2);
        assertThat(BACKEND.unread()).isEmpty();

        STS.recover();

        assertThat(get(token).status()).isEqualTo(200);
    }

    /** The calls on behalf of that user; each test has users of its own, since credentials are kept. */
    private static List<Map<String, String>> asked(String user) {
        return STS.received().stream()
                .filter(call -> user.equals(call.get("RoleSessionName")))
                .toList();
    }

    private RawHttp.Answer get(String token) {
        return RawHttp.get(GATEWAY.port(), "/signed/1", "Authorization: Bearer " + token);
    }
}
