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
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ResilientIdentityPoolTest {
    private static final ResilienceSettings SETTINGS =
            new ResilienceSettings(Duration.ofSeconds(20), 4, 50, Duration.ofMinutes(1));

    private final FakePool source = new FakePool();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ResilientIdentityPool pool = new ResilientIdentityPool(source, SETTINGS, meters);

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
                new ResilienceSettings(Duration.ofMillis(1), 4, 50, Duration.ofMinutes(1)),
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

    private static CompletableFuture<ExchangeResult> ask(IdentityPool pool, String id) {
        return pool.exchange(new ExchangeRequest(id, new VerifiedIdentity.Guest()))
                .toCompletableFuture();
    }
}
