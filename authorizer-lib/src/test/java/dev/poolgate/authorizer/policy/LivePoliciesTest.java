package dev.poolgate.authorizer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.fixture.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LivePoliciesTest {
    private static final PolicyRequest REQUEST = new PolicyRequest(
            "d1",
            new PolicyPrincipal.Guest(),
            PolicyQuestion.of(
                    "GET", "/a", RequestFacts.of(Map.of(), Map.of(), Map.of(), Optional.empty(), Instant.EPOCH)));
    private static final PolicyRevision OPEN = new FixedPolicies("open", PolicyOutcome.ALLOWED);
    private static final PolicyRevision SHUT = new FixedPolicies("shut!", PolicyOutcome.FORBIDDEN);

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LivePolicies live = new LivePolicies("live", OPEN, clock, meters);

    @Test
    void s34_the_next_request_after_a_change_is_decided_by_the_new_revision() {
        assertThat(live.decide(REQUEST).allowed()).isTrue();

        live.replace(loaded(SHUT));

        assertThat(live.decide(REQUEST).code()).isEqualTo("policy_forbids");
        assertThat(live.decide(REQUEST).revision()).isEqualTo("shut!");
        assertThat(reloads("replaced")).isEqualTo(1);
    }

    @Test
    void a_revision_that_is_refused_changes_nothing_and_is_counted() {
        PolicyLoad refused = new PolicyLoad.Refused(List.of(PolicyProblem.of("a.cedar", "no")));

        assertThat(live.replace(refused)).isSameAs(refused);

        assertThat(live.current()).isSameAs(OPEN);
        assertThat(live.decide(REQUEST).allowed()).isTrue();
        assertThat(reloads("refused")).isEqualTo(1);
    }

    @Test
    void the_same_texts_again_leave_the_revision_and_what_it_remembers() {
        live.replace(loaded(new FixedPolicies("open", PolicyOutcome.ALLOWED)));

        assertThat(live.current()).isSameAs(OPEN);
        assertThat(reloads("unchanged")).isEqualTo(1);
        assertThat(reloads("replaced")).isZero();
    }

    @Test
    void age_and_number_of_the_policies_in_force_are_measured() {
        Instant start = clock.instant();
        clock.advance(Duration.ofSeconds(90));
        assertThat(meters.get("poolgate.policies.age").gauge().value()).isEqualTo(90);
        assertThat(live.since()).isEqualTo(start);

        live.replace(loaded(SHUT));

        assertThat(meters.get("poolgate.policies.age").gauge().value()).isZero();
        assertThat(meters.get("poolgate.policies").gauge().value()).isEqualTo(5);
    }

    @Test
    void while_revisions_change_each_decision_is_of_one_of_them() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch started = new CountDownLatch(1);
        Future<Boolean> reader = threads.submit(() -> {
            boolean consistent = true;
            started.countDown();
            for (int i = 0; i < 20_000; i++) {
                PolicyDecision decision = live.decide(REQUEST);
                consistent &= decision.allowed() == decision.revision().equals("open");
            }
            return consistent;
        });
        Future<?> writer = threads.submit(() -> {
            started.await();
            for (int i = 0; i < 50; i++) {
                live.replace(loaded(i % 2 == 0 ? SHUT : OPEN));
            }
            return null;
        });

        assertThat(reader.get(1, TimeUnit.MINUTES)).isTrue();
        writer.get(1, TimeUnit.MINUTES);
        threads.shutdown();
        assertThat(live.current()).isSameAs(OPEN);
        assertThat(reloads("replaced")).isEqualTo(50);
    }

    private static PolicyLoad loaded(PolicyRevision revision) {
        return new PolicyLoad.Loaded(revision, List.of(PolicyProblem.of("a.cedar", "worth knowing")));
    }

    private double reloads(String outcome) {
        return meters.counter("poolgate.policies.reloads", "set", "live", "outcome", outcome)
                .count();
    }
}
