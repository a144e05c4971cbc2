package dev.poolgate.authorizer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.VerifiedIdentity;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResilientIdentityPoolTest {
    private static final ResilienceSettings SETTINGS =
            new ResilienceSettings(Duration.ofSeconds(20), 4, 50, Duration.ofMinutes(1), 2);

    private static final ExchangeResult REFUSED = new ExchangeResult.Refused("", "");

    private final FakePool source = new FakePool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ResilientIdentityPool pool = new ResilientIdentityPool(source, SETTINGS, timer, meters);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void a_fault_that_may_pass_is_met_with_a_second_attempt_and_no_third() {
        AtomicInteger attempts = new AtomicInteger();
        ResilientIdentityPool flaky = pool(request -> attempts.incrementAndGet() == 1
                ? CompletableFuture.failedFuture(new RetryableFault(new IOException("reset")))
                : CompletableFuture.completedFuture(FakePool.credentials("ASIA1", Instant.EPOCH)));
        assertThat(ask(flaky, "a").join()).isInstanceOf(ExchangeResult.Granted.class);
        assertThat(attempts).hasValue(2);

        attempts.set(0);
        ResilientIdentityPool down = pool(request -> {
            attempts.incrementAndGet();
            return CompletableFuture.failedFuture(new RetryableFault(new IOException("reset")));
        });
        assertThatThrownBy(() -> ask(down, "a").join()).hasRootCauseMessage("reset");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void any_other_fault_and_a_refusal_are_final() {
        AtomicInteger attempts = new AtomicInteger();
        ResilientIdentityPool failing = pool(request -> {
            attempts.incrementAndGet();
            return CompletableFuture.failedFuture(new IllegalStateException("misconfigured"));
        });
        assertThatThrownBy(() -> ask(failing, "a").join()).hasRootCauseMessage("misconfigured");
        assertThat(attempts).hasValue(1);

        attempts.set(0);
        ResilientIdentityPool refusing = pool(request -> {
            attempts.incrementAndGet();
            return CompletableFuture.completedFuture(new ExchangeResult.Refused("identity_not_authorized", ""));
        });
        assertThat(ask(refusing, "a").join()).isInstanceOf(ExchangeResult.Refused.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void an_open_circuit_is_not_tried_twice() {
        AtomicInteger attempts = new AtomicInteger();
        ResilientIdentityPool down = pool(request -> {
            attempts.incrementAndGet();
            return CompletableFuture.failedFuture(new RetryableFault(new IOException("refused")));
        });
        for (int i = 0; i < ResilienceSettings.LEAST_CALLS; i++) {
            assertThat(ask(down, "a").exceptionally(fault -> REFUSED).join()).isEqualTo(REFUSED);
        }
        assertThatThrownBy(() -> ask(down, "a").join()).hasRootCauseInstanceOf(CallNotPermittedException.class);
        assertThat(attempts).hasValue(ResilienceSettings.LEAST_CALLS);
    }

    @Test
    void an_attempt_that_hangs_counts_against_the_pool() {
        ResilientIdentityPool hanging = new ResilientIdentityPool(
                request -> new CompletableFuture<>(),
                new ResilienceSettings(Duration.ofMillis(1), 64, 50, Duration.ofMinutes(1), 2),
                timer,
                new SimpleMeterRegistry());
        for (int i = 0; i < 2 * ResilienceSettings.LEAST_CALLS; i++) {
            assertThat(ask(hanging, "a").exceptionally(fault -> REFUSED).join()).isEqualTo(REFUSED);
        }
        assertThatThrownBy(() -> ask(hanging, "a").join()).hasRootCauseInstanceOf(CallNotPermittedException.class);
    }

    @Test
    void an_answer_is_passed_on() {
        CompletableFuture<ExchangeResult> answer = ask(pool, "a");
        assertThat(answer).isNotDone();
        ExchangeResult.Granted granted = source.grant(Instant.EPOCH);
        assertThat(answer.join()).isEqualTo(granted);
    }

    @Test
    void a_pool_that_keeps_failing_is_left_alone_and_another_is_not() {
        for (int i = 0; i < ResilienceSettings.LEAST_CALLS; i++) {
            CompletableFuture<ExchangeResult> answer = ask(pool, "bad");
            source.fail(new IOException("down"));
            assertThatThrownBy(answer::join).hasRootCauseInstanceOf(IOException.class);
        }
        int asked = source.asked();
        assertThatThrownBy(() -> ask(pool, "bad").join()).hasRootCauseInstanceOf(CallNotPermittedException.class);
        assertThat(source.asked()).isEqualTo(asked);

        CompletableFuture<ExchangeResult> good = ask(pool, "good");
        ExchangeResult.Granted granted = source.grant(Instant.EPOCH);
        assertThat(good.join()).isEqualTo(granted);
    }

    @Test
    void refusals_never_open_the_circuit() {
        for (int i = 0; i < 10 * ResilienceSettings.WINDOW; i++) {
            CompletableFuture<ExchangeResult> answer = ask(pool, "a");
            source.refuse("identity_not_authorized");
            assertThat(answer.join()).isInstanceOf(ExchangeResult.Refused.class);
        }
    }

    @Test
    void no_more_exchanges_run_at_a_time_than_allowed_and_too_many_do_not_open_the_circuit() {
        for (int i = 0; i < SETTINGS.concurrency(); i++) {
            assertThat(ask(pool, "a")).isNotDone();
        }
        for (int i = 0; i < 2 * ResilienceSettings.WINDOW; i++) {
            assertThatThrownBy(() -> ask(pool, "a").join()).hasRootCauseInstanceOf(BulkheadFullException.class);
        }
        source.grant(Instant.EPOCH);
        CompletableFuture<ExchangeResult> answer = ask(pool, "a");
        assertThat(answer).isNotDone();
    }

    @Test
    void an_exchange_that_takes_too_long_is_a_fault() {
        ResilientIdentityPool impatient = new ResilientIdentityPool(
                source,
                new ResilienceSettings(Duration.ofMillis(1), 4, 50, Duration.ofMinutes(1), 2),
                timer,
                new SimpleMeterRegistry());
        assertThatThrownBy(() -> ask(impatient, "a").join()).hasRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void a_source_that_throws_is_a_fault_of_the_stage() {
        ResilientIdentityPool broken = new ResilientIdentityPool(
                request -> {
                    throw new IllegalStateException("broken");
                },
                SETTINGS,
                timer,
                new SimpleMeterRegistry());
        assertThat(ask(broken, "a")).isCompletedExceptionally();
    }

    @Test
    void state_and_load_are_metered_by_pool() {
        assertThat(ask(pool, "a")).isNotDone();
        assertThat(meters.get("resilience4j.circuitbreaker.state")
                        .tag("name", "a")
                        .gauges())
                .isNotEmpty();
        assertThat(meters.get("resilience4j.bulkhead.available.concurrent.calls")
                        .tag("name", "a")
                        .gauge()
                        .value())
                .isEqualTo(3);
    }

    private ResilientIdentityPool pool(IdentityPool behind) {
        return new ResilientIdentityPool(behind, SETTINGS, timer, new SimpleMeterRegistry());
    }

    private static CompletableFuture<ExchangeResult> ask(IdentityPool pool, String id) {
        return pool.exchange(new ExchangeRequest(id, new VerifiedIdentity.Guest()))
                .toCompletableFuture();
    }
}
