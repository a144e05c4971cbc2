package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.SdkSigned;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPolicies;
import dev.poolgate.gateway.testkit.TestSigners;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Callers who sign, on a route that asks policies: IAM first, then those. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedPoliciesTest {
    private static final String SCHEMA = """
            namespace Poolgate {
              entity Role;
              entity RoleSession in [Role];
              entity IamUser;
              entity Application;
              action "get /desk/**", "delete /desk/**" appliesTo {
                principal: [RoleSession, IamUser], resource: [Application],
                context: { queryStringParameters: { tenant?: String, "X-Amz-Signature"?: String } },
              };
            }
            """;
    private static final String POLICIES = """
            permit (principal, action, resource);
            @id("closed-tenant") forbid (principal, action, resource)
            when { context.queryStringParameters has tenant && context.queryStringParameters.tenant == "a+b" };
            @id("sees-a-signature") forbid (principal, action, resource)
            when { context.queryStringParameters has "X-Amz-Signature" };
            """;

    private final TestIssuer issuer = new TestIssuer();
    private final RecordingBackend backend = new RecordingBackend();
    private final RunningGateway gateway;
    private final SdkSigned.Options options;

    SignedPoliciesTest(@TempDir Path folder) {
        TestPolicies.write(folder.resolve("desk.cedar"), POLICIES);
        TestPolicies.write(folder.resolve("schema.cedarschema"), SCHEMA);
        gateway = RunningGateway.with(issuer)
                .sources(TestSigners.class)
                .set("poolgate.aws-iam.region", "eu-central-1")
                .set("poolgate.aws-iam.account-id", TestSigners.ACCOUNT)
                .set("poolgate.policies.location", folder.toUri().toString())
                .route("desk", "/desk/**", backend.url())
                .filter(0, "Authorize", "aws-iam", "only", "policies", "true")
                .start();
        options = SdkSigned.Options.header(gateway.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
        backend.close();
        issuer.close();
    }

    @BeforeEach
    void forget() {
        backend.forget();
    }

    @Test
    void what_iam_and_policies_allow_goes_on() {
        assertThat(get("tenant", "acme").send(gateway.port()).status()).isEqualTo(200);
        assertThat(backend.next().target()).isEqualTo("/desk/1?tenant=acme");
    }

    @Test
    void what_iam_denies_policies_cannot_permit() {
        RawHttp.Answer answer =
                SdkSigned.by("alice", options, "DELETE", "/desk/1").send(gateway.port());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("with an explicit deny");
    }

    @Test
    void s65_policies_read_the_query_as_the_backend_will_however_a_plus_sign_is_spelled() {
        SdkSigned request = get("tenant", "a+b");

        assertThat(request.send(gateway.port()).body()).contains("policy_forbids");
        assertThat(request.withTarget("%2B", "+").send(gateway.port()).body()).contains("policy_forbids");
        assertThat(backend.unread()).isEmpty();
    }

    @Test
    void policies_do_not_see_the_signature() {
        SdkSigned presigned = SdkSigned.by("alice", options.presigned(Duration.ofMinutes(1)), "GET", "/desk/1");

        assertThat(presigned.send(gateway.port()).status()).isEqualTo(200);
    }

    private SdkSigned get(String... query) {
        return SdkSigned.by("alice", options, "GET", "/desk/1", query);
    }
}
