package dev.poolgate.authorizer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShadowPoliciesTest {
    private static final Executor AT_ONCE = Runnable::run;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @CsvSource({
        "ALLOWED, ALLOWED, none",
        "ALLOWED, FORBIDDEN, allow_to_deny",
        "ALLOWED, NOT_PERMITTED, allow_to_deny",
        "ALLOWED, ERROR, error",
        "NOT_PERMITTED, ALLOWED, deny_to_allow",
        "FORBIDDEN, NOT_PERMITTED, none",
        "FORBIDDEN, ERROR, error",
        "ERROR, ERROR, none",
        "ERROR, ALLOWED, deny_to_allow"
    })
    void a_change_is_counted_and_the_answer_stays(PolicyOutcome answer, PolicyOutcome other, String change) {
        ShadowPolicies shadow = shadow(fixed("live", answer), fixed("new", other), AT_ONCE);

        PolicyDecision decision = shadow.decide(request("d1", "/a"));

        assertThat(decision.outcome()).isEqualTo(answer);
        assertThat(decision.revision()).isEqualTo("live");
        assertThat(changes(change)).isEqualTo(1);
        assertThat(shadow.samples()).hasSize(change.equals("none") ? 0 : 1);
    }

    @Test
    void a_sample_tells_both_sides_and_nothing_of_the_caller() {
        ShadowPolicies shadow =
                shadow(fixed("live", PolicyOutcome.ALLOWED), fixed("new", PolicyOutcome.FORBIDDEN), AT_ONCE);

        shadow.decide(request("d1", "/a"));

        assertThat(shadow.samples())
                .containsExactly(new ShadowSample(
                        "d1",
                        Instant.EPOCH,
                        "get /a",
                        ShadowChange.ALLOW_TO_DENY,
                        "policy_allowed",
                        List.of(new PolicyRef("p-live", "fixed", 1, 1)),
                        "policy_forbids",
                        List.of(new PolicyRef("p-new", "fixed", 1, 1)),
                        "new"));
    }

    @ParameterizedTest
    @EnumSource(PolicyOutcome.class)
    void a_candidate_that_breaks_is_counted_and_the_answer_stays(PolicyOutcome answer) {
        PolicyRevision broken = new FixedPolicies("broken", request -> {
            throw new IllegalStateException("broken");
        });

        assertThat(shadow(fixed("live", answer), broken, AT_ONCE)
                        .decide(request("d1", "/a"))
                        .outcome())
                .isEqualTo(answer);
        assertThat(changes("error")).isEqualTo(1);
    }

    @Test
    void a_candidate_that_cannot_even_read_the_request_leaves_the_answer() {
        PolicyRevision unreadable = new PolicyRevision() {
            @Override
            public String revision() {
                return "unreadable";
            }

            @Override
            public List<PolicyRef> policies() {
                return List.of();
            }

            @Override
            public Supplier<PolicyDecision> prepare(PolicyRequest request) {
                throw new IllegalStateException("unreadable");
            }
        };

        assertThat(shadow(fixed("live", PolicyOutcome.ALLOWED), unreadable, AT_ONCE)
                        .decide(request("d1", "/a"))
                        .allowed())
                .isTrue();
        assertThat(changes("error")).isEqualTo(1);
    }

    @Test
    void a_busy_executor_is_counted_and_the_answer_stays() {
        ShadowPolicies shadow =
                shadow(fixed("live", PolicyOutcome.ALLOWED), fixed("new", PolicyOutcome.FORBIDDEN), task -> {
                    throw new RejectedExecutionException();
                });

        assertThat(shadow.decide(request("d1", "/a")).allowed()).isTrue();
        assertThat(changes("skipped")).isEqualTo(1);
    }

    @Test
    void the_answer_does_not_wait_for_the_candidate() {
        List<Runnable> later = new ArrayList<>();
        ShadowPolicies shadow =
                shadow(fixed("live", PolicyOutcome.ALLOWED), fixed("new", PolicyOutcome.FORBIDDEN), later::add);

        assertThat(shadow.decide(request("d1", "/a")).allowed()).isTrue();
        assertThat(shadow.samples()).isEmpty();

        later.forEach(Runnable::run);
        assertThat(shadow.samples()).hasSize(1);
    }

    @Test
    void only_chosen_routes_are_looked_at() {
        ShadowPolicies shadow = new ShadowPolicies(
                fixed("live", PolicyOutcome.ALLOWED),
                () -> fixed("new", PolicyOutcome.FORBIDDEN),
                "get /a"::equals,
                AT_ONCE,
                meters);

        shadow.decide(request("d1", "/a"));
        shadow.decide(request("d2", "/b"));

        assertThat(shadow.samples()).extracting(ShadowSample::decisionId).containsExactly("d1");
    }

    @Test
    void the_last_samples_are_kept_newest_first() {
        ShadowPolicies shadow =
                shadow(fixed("live", PolicyOutcome.ALLOWED), fixed("new", PolicyOutcome.FORBIDDEN), AT_ONCE);
        for (int i = 0; i < 150; i++) {
            shadow.decide(request("d" + i, "/a"));
        }

        assertThat(shadow.samples()).hasSize(100);
        assertThat(shadow.samples().get(0).decisionId()).isEqualTo("d149");
    }

    private ShadowPolicies shadow(PolicyEngine live, PolicyRevision candidate, Executor executor) {
        return new ShadowPolicies(live, () -> candidate, action -> true, executor, meters);
    }

    private static PolicyRevision fixed(String revision, PolicyOutcome outcome) {
        return new FixedPolicies(revision, outcome);
    }

    private static PolicyRequest request(String decisionId, String path) {
        return new PolicyRequest(
                decisionId,
                new PolicyPrincipal.Guest(),
                PolicyQuestion.of(
                        "GET", path, RequestFacts.of(Map.of(), Map.of(), Map.of(), Optional.empty(), Instant.EPOCH)));
    }

    private double changes(String change) {
        return meters.counter("poolgate.policies.shadow", "change", change).count();
    }
}
