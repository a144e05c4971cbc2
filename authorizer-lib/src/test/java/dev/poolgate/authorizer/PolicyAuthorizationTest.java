package dev.poolgate.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.policy.FixedPolicies;
import dev.poolgate.authorizer.policy.PolicyEngine;
import dev.poolgate.authorizer.policy.PolicyOutcome;
import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.policy.PolicyQuestion;
import dev.poolgate.authorizer.policy.PolicyRequest;
import dev.poolgate.authorizer.policy.RequestFacts;
import dev.poolgate.authorizer.policy.SignedRule;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.signed.Signers;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Where a rule asks policies: the requirements of the rule come first, then policies, and both must hold. */
class PolicyAuthorizationTest {
    private static final AccessRule SIGNED_IN = AccessRule.signedIn().withPolicies();
    private static final AccessRule GUESTS =
            new AccessRule(Set.of(), Set.of(), Set.of(), Map.of(), true).withPolicies();
    private static final AccessRule ADMINS =
            new AccessRule(Set.of(), Set.of(), Set.of("admins"), Map.of(), false).withPolicies();
    private static final SignedRule SIGNED = new SignedRule("shop", "prod", true, true);
    private static final PolicyQuestion QUESTION = PolicyQuestion.of(
            "GET", "/pets/{id}", RequestFacts.of(Map.of(), Map.of(), Map.of(), Optional.empty(), Instant.EPOCH));

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SigningKey key = SigningKey.rs256("key-1");
    private final Credential token =
            new Credential.Bearer(TokenText.cognitoAccess(clock).signedBy(key));
    private final List<PolicyRequest> asked = new ArrayList<>();

    @Test
    void what_policies_allow_is_allowed_and_the_decision_says_by_which() {
        AccessResult result = authorize(answering(PolicyOutcome.ALLOWED), token, SIGNED_IN);

        assertThat(result).isInstanceOfSatisfying(AccessResult.Allowed.class, allowed -> {
            assertThat(allowed.decision().reasons()).containsExactly("policy_allowed");
            assertThat(allowed.decision().policies()).hasValueSatisfying(policies -> {
                assertThat(policies.determining()).hasSize(1);
                assertThat(policies.revision()).isEqualTo("r1");
            });
        });
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.decisionId())
                    .isEqualTo(((AccessResult.Allowed) result).decision().id());
            assertThat(request.question().action()).isEqualTo("get /pets/{id}");
            assertThat(request.principal()).isInstanceOfSatisfying(PolicyPrincipal.TokenHolder.class, holder -> {
                assertThat(holder.pool()).isEqualTo("eu-west-1_Ab1Cd2Ef3");
                assertThat(holder.use()).isEqualTo(TokenUse.ACCESS);
                assertThat(holder.groups()).containsExactly("readers");
            });
        });
    }

    @ParameterizedTest
    @EnumSource(value = PolicyOutcome.class, names = "ALLOWED", mode = Mode.EXCLUDE)
    void any_other_conclusion_denies_with_its_code(PolicyOutcome outcome) {
        AccessResult result = authorize(answering(outcome), token, SIGNED_IN);

        assertThat(result).isInstanceOfSatisfying(AccessResult.Denied.class, denied -> {
            assertThat(denied.decision().allowed()).isFalse();
            assertThat(denied.decision().reasons()).containsExactly(outcome.code());
            assertThat(denied.decision().policies()).isPresent();
        });
    }

    @Test
    void policies_are_not_asked_of_whoever_does_not_meet_the_requirements() {
        AccessResult result = authorize(answering(PolicyOutcome.ALLOWED), token, ADMINS);

        assertThat(result).isInstanceOfSatisfying(AccessResult.Denied.class, denied -> assertThat(
                        denied.decision().reasons())
                .containsExactly("group_required"));
        assertThat(asked).isEmpty();
    }

    @Test
    void policies_are_not_asked_by_a_rule_that_does_not_ask() {
        AccessResult result = authorize(answering(PolicyOutcome.FORBIDDEN), token, AccessRule.signedIn());

        assertThat(result).isInstanceOfSatisfying(AccessResult.Allowed.class, allowed -> assertThat(
                        allowed.decision().policies())
                .isEmpty());
        assertThat(asked).isEmpty();
    }

    @Test
    void without_an_engine_or_a_question_or_with_an_engine_that_fails_nobody_comes_in() {
        PolicyEngine failing = request -> {
            throw new IllegalStateException("broken");
        };
        AccessRequest silent = new AccessRequest(token, "GET", "/pets/12", SIGNED_IN);

        assertThat(authorize(Optional.empty(), request(token, SIGNED_IN))).isInstanceOf(AccessResult.Unavailable.class);
        assertThat(authorize(Optional.of(failing), request(token, SIGNED_IN)))
                .isInstanceOf(AccessResult.Unavailable.class);
        assertThat(authorize(Optional.of(answering(PolicyOutcome.ALLOWED)), silent))
                .isInstanceOf(AccessResult.Unavailable.class);
    }

    @Test
    void guests_are_asked_about_too() {
        AccessResult admitted = authorize(answering(PolicyOutcome.ALLOWED), new Credential.None(), GUESTS);
        AccessResult denied = authorize(answering(PolicyOutcome.NOT_PERMITTED), new Credential.None(), GUESTS);

        assertThat(admitted).isInstanceOfSatisfying(AccessResult.Allowed.class, allowed -> assertThat(
                        allowed.decision().reasons())
                .containsExactly("policy_allowed"));
        assertThat(denied).isInstanceOf(AccessResult.Denied.class);
        assertThat(asked)
                .extracting(PolicyRequest::principal)
                .containsExactly(new PolicyPrincipal.Guest(), new PolicyPrincipal.Guest());
    }

    @Test
    void of_callers_who_sign_iam_is_asked_first_and_a_denied_signature_does_not_count_as_used() {
        SignedCaller alice = Signers.alice(clock.instant().plus(Duration.ofHours(1)), Signers.allow("*"));
        SignedCaller powerless = Signers.alice(clock.instant().plus(Duration.ofHours(1)));
        AccessRule rule = AccessRule.signedIn().withSigned(SIGNED).withPolicies();
        Credential signed = new Credential.Signed(Signers.signed(alice, "GET", "/pets/12", clock));
        PolicyOutcome[] outcome = {PolicyOutcome.FORBIDDEN};
        PolicyEngine changing = recording(request -> outcome[0]);

        try (TokenAuthorizer authorizer = builder(Optional.of(changing), powerless)) {
            assertThat(authorize(authorizer, request(signed, rule))).isInstanceOf(AccessResult.Denied.class);
        }
        assertThat(asked).isEmpty();

        try (TokenAuthorizer authorizer = builder(Optional.of(changing), alice)) {
            assertThat(authorize(authorizer, request(signed, rule)))
                    .isInstanceOfSatisfying(
                            AccessResult.Denied.class,
                            denied -> assertThat(denied.decision().reasons()).containsExactly("policy_forbids"));
            outcome[0] = PolicyOutcome.ALLOWED;
            assertThat(authorize(authorizer, request(signed, rule)))
                    .isInstanceOfSatisfying(AccessResult.Allowed.class, allowed -> {
                        assertThat(allowed.decision().reasons()).containsExactly("policy_allowed");
                        assertThat(allowed.decision().policies()).isPresent();
                    });
            assertThat(authorize(authorizer, request(signed, rule))).isInstanceOf(AccessResult.SignatureRejected.class);
        }
        assertThat(asked).extracting(PolicyRequest::principal).containsOnly(new PolicyPrincipal.KeyHolder(alice));
    }

    @Test
    void two_issuers_whose_users_policies_could_not_tell_apart_are_refused() {
        TrustedIssuer pool = Issuers.cognito(key).build();
        TrustedIssuer twin = TrustedIssuer.named("twin")
                .issuer("https://localhost:9000/eu-west-1_Ab1Cd2Ef3")
                .profile(pool.profile())
                .keys(pool.keys())
                .algorithms(pool.algorithms().toArray(new dev.poolgate.authorizer.token.SignatureAlgorithm[0]))
                .audiences(pool.audiences())
                .clientIds(pool.clientIds())
                .tokenUse(TokenUse.ACCESS)
                .build();
        TokenAuthorizerBuilder both = TokenAuthorizer.trusting(List.of(pool, twin));

        both.build().close();
        assertThatThrownBy(() -> both.policies(answering(PolicyOutcome.ALLOWED)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`eu-west-1_Ab1Cd2Ef3`");
    }

    private PolicyEngine answering(PolicyOutcome outcome) {
        return recording(request -> outcome);
    }

    private PolicyEngine recording(java.util.function.Function<PolicyRequest, PolicyOutcome> answer) {
        return new FixedPolicies("r1", request -> {
            asked.add(request);
            return answer.apply(request);
        });
    }

    private AccessResult authorize(PolicyEngine engine, Credential credential, AccessRule rule) {
        return authorize(Optional.of(engine), request(credential, rule));
    }

    private AccessResult authorize(Optional<PolicyEngine> engine, AccessRequest request) {
        SignedCaller alice = Signers.alice(clock.instant().plus(Duration.ofHours(1)), Signers.allow("*"));
        try (TokenAuthorizer authorizer = builder(engine, alice)) {
            return authorize(authorizer, request);
        }
    }

    private static AccessResult authorize(TokenAuthorizer authorizer, AccessRequest request) {
        authorizer.start().toCompletableFuture().join();
        return authorizer.authorize(request).toCompletableFuture().join();
    }

    private TokenAuthorizer builder(Optional<PolicyEngine> engine, SignedCaller caller) {
        TokenAuthorizerBuilder builder = TokenAuthorizer.trusting(
                        List.of(Issuers.cognito(key).build()))
                .clock(clock)
                .signedCallers(Signers.only(caller), Signers.HERE);
        engine.ifPresent(builder::policies);
        return builder.build();
    }

    private static AccessRequest request(Credential credential, AccessRule rule) {
        return new AccessRequest(credential, "GET", "/pets/12", rule).asking(QUESTION);
    }
}
