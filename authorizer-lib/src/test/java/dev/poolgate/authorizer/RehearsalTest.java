package dev.poolgate.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyOutcome;
import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.policy.PolicyQuestion;
import dev.poolgate.authorizer.policy.PolicyRef;
import dev.poolgate.authorizer.policy.PolicyRequest;
import dev.poolgate.authorizer.policy.RequestFacts;
import dev.poolgate.authorizer.sign.SignableRequest;
import dev.poolgate.authorizer.token.AssumedToken;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What would be decided of callers who need not exist. */
class RehearsalTest {
    private static final AccessRule ADMINS = new AccessRule(Set.of(), Set.of(), Set.of("admins"), Map.of(), false);
    private static final PolicyRef NO_DELETES = new PolicyRef("no-deletes", "orders.cedar", 3, 1);

    private final TrustedIssuer issuer =
            Issuers.cognito(SigningKey.rs256("key-1")).build();
    private final TokenAuthorizer authorizer = TokenAuthorizer.trusting(List.of(issuer))
            .clock(SettableClock.atSomeTime())
            .policies(RehearsalTest::forbidDeletes)
            .build();

    @AfterEach
    void close() {
        authorizer.close();
    }

    @Test
    void requirements_come_first_and_policies_are_not_asked_without_them() {
        Decision decision = authorizer.rehearse(request("DELETE", ADMINS.withPolicies()), assumed("readers"));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reasons()).containsExactly("group_required");
        assertThat(decision.policies()).isEmpty();
    }

    @Test
    void policies_see_the_supposed_caller_and_their_answer_is_told_with_its_place() {
        Decision decision = authorizer.rehearse(request("DELETE", ADMINS.withPolicies()), assumed("admins"));

        assertThat(decision.reasons()).containsExactly("policy_forbids");
        assertThat(decision.policies().orElseThrow().determining()).containsExactly(NO_DELETES);
        assertThat(decision.policies().orElseThrow().inputs()).containsEntry("principal", "alice");
    }

    @Test
    void what_both_let_pass_is_allowed() {
        assertThat(authorizer
                        .rehearse(request("GET", ADMINS.withPolicies()), assumed("admins"))
                        .allowed())
                .isTrue();
        assertThat(authorizer
                        .rehearse(request("DELETE", ADMINS), assumed("admins"))
                        .allowed())
                .isTrue();
    }

    @Test
    void an_assumed_token_is_of_the_kind_that_its_issuer_issues() {
        assertThat(assumed("admins").use()).isEqualTo(TokenUse.ACCESS);
        assertThat(assumed("admins").subject()).isEqualTo("alice");
        assertThat(assumed("admins").issuer()).isEqualTo(issuer.issuer());
    }

    @Test
    void a_signature_is_not_rehearsed() {
        Credential signed = new Credential.Signed(new SignableRequest("GET", "/", Map.of(), "hash"));

        assertThatThrownBy(() -> authorizer.rehearse(new AccessRequest(signed, "GET", "/", ADMINS)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private AssumedToken assumed(String group) {
        return AssumedToken.of(issuer, Map.of("sub", "alice", "cognito:groups", List.of(group)));
    }

    private static AccessRequest request(String method, AccessRule rule) {
        return new AccessRequest(new Credential.None(), method, "/orders/1", rule)
                .asking(PolicyQuestion.of(
                        method,
                        "/orders/{id}",
                        RequestFacts.of(
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                Optional.empty(),
                                SettableClock.atSomeTime().instant())));
    }

    private static PolicyDecision forbidDeletes(PolicyRequest request) {
        String subject = ((PolicyPrincipal.TokenHolder) request.principal()).subject();
        boolean delete = request.question().action().startsWith("delete ");
        return new PolicyDecision(
                delete ? PolicyOutcome.FORBIDDEN : PolicyOutcome.ALLOWED,
                List.of(NO_DELETES),
                List.of(),
                Map.of("principal", subject),
                "revision");
    }
}
