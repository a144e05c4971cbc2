package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.decisions.DecisionFilter;
import dev.poolgate.gateway.decisions.RecentDecisions;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPolicies;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies in files decide on the routes of a running gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliciesTest {
    private final TestIssuer issuer = new TestIssuer();
    private final RecordingBackend backend = new RecordingBackend();
    private final RunningGateway gateway;

    PoliciesTest(@TempDir Path folder) {
        TestPolicies.lay(folder);
        gateway = TestPolicies.decidingBy(folder, issuer, backend)
                .set("poolgate.decisions.sampled-allows", "1")
                .start();
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

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    GET,    /pets,          -,      200, -
                    GET,    /pets/1,        -,      200, -
                    HEAD,   /pets/1,        alice,  200, -
                    GET,    /pets/1?deep=1, alice,  200, -
                    DELETE, /pets/1,        root,   200, -
                    DELETE, /pets/1,        alice,  403, no_policy_permits
                    DELETE, /pets/1,        -,      401, no_policy_permits
                    GET,    /pets/1/name,   alice,  403, no_policy_permits
                    POST,   /pets,          root,   403, no_policy_permits
                    GET,    /pets/a%20lion, alice,  403, policy_forbids
                    DELETE, /pets/a%20lion, root,   403, policy_forbids
                    """)
    void policies_decide_on_method_and_template(
            String method, String target, @Nullable String user, int status, @Nullable String code) {
        RawHttp.Answer answer = RawHttp.request(gateway.port(), method, target, headers(user));

        assertThat(answer.status()).isEqualTo(status);
        if (code == null) {
            assertThat(backend.next().target()).isEqualTo(target);
        } else {
            assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains("\"decision\":\"");
            assertThat(backend.unread()).isEmpty();
        }
    }

    @Test
    void policies_see_headers_but_none_that_proves_who_is_calling() {
        assertThat(get("/pets/1", "X-Tenant: rival", bearer("alice")).status()).isEqualTo(403);
        // `whoever-shows-a-secret` never applies
        assertThat(get("/pets/1/name", bearer("alice")).status()).isEqualTo(403);
    }

    @Test
    void a_guest_who_may_not_is_asked_who_they_are_and_somebody_who_may_not_is_not() {
        RawHttp.Answer guest = RawHttp.request(gateway.port(), "DELETE", "/pets/1");
        RawHttp.Answer alice = RawHttp.request(gateway.port(), "DELETE", "/pets/1", bearer("alice"));

        assertThat(guest.status()).isEqualTo(401);
        // RFC 6750 section 3.1: nothing was presented, so nothing is wrong with it
        assertThat(guest.header("WWW-Authenticate")).contains("Bearer realm=\"poolgate\"");
        assertThat(alice.status()).isEqualTo(403);
        assertThat(alice.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void the_record_of_what_policies_let_pass_says_so() {
        get("/pets/1", bearer("alice"));

        assertThat(gateway.bean(RecentDecisions.class).list(new DecisionFilter(null, "allowed", null, null, 1)))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.code()).isEqualTo("policy_allowed");
                    assertThat(record.policies()).isNotEmpty();
                });
    }

    private RawHttp.Answer get(String target, String... headers) {
        return RawHttp.get(gateway.port(), target, headers);
    }

    private String[] headers(@Nullable String user) {
        return user == null ? new String[0] : new String[] {bearer(user)};
    }

    private String bearer(String user) {
        return "Authorization: Bearer " + issuer.token(user, user.equals("root") ? "admins" : "readers");
    }
}
