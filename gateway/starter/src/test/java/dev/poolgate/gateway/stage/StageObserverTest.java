package dev.poolgate.gateway.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class StageObserverTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final StageObserver observer = new StageObserver(registry);
    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

    @BeforeEach
    void measure() {
        meters.config().meterFilter(new StageDescriptions());
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    }

    @Test
    void a_stage_has_ended_before_its_value_goes_on() {
        Mono<Long> ended = observer.observe(TimedStage.AUTHORIZE, exchange, Mono.just("value"), value -> "allowed")
                .map(value -> count("poolgate.authorize", "allowed"));

        assertThat(ended.block()).isEqualTo(1);
    }

    @Test
    void a_fault_is_counted_by_its_kind_alone_and_goes_on() {
        assertThatThrownBy(() -> observer.observe(
                                TimedStage.EXCHANGE,
                                exchange,
                                Mono.<String>error(new IllegalStateException("eyJ")),
                                value -> "granted")
                        .block())
                .hasMessage("eyJ");
        assertThatThrownBy(() -> observer.observe(TimedStage.EXCHANGE, exchange, this::broken, value -> "granted"))
                .hasMessage("eyJ");

        assertThat(count("poolgate.exchange", "fault")).isEqualTo(2);
        assertThat(meters.getMeters().toString()).doesNotContain("IllegalState", "eyJ");
    }

    @Test
    void no_value_is_an_end_too() {
        observer.observe(TimedStage.AUTHORIZE, exchange, Mono.empty(), value -> "allowed")
                .block();

        assertThat(count("poolgate.authorize", "empty")).isEqualTo(1);
    }

    @Test
    void a_client_that_goes_away_ends_a_stage_once_and_only_while_it_lasts() {
        subscribed(Mono.fromFuture(new CompletableFuture<>())).dispose();
        subscribed(Mono.just("value")).dispose();

        assertThat(count("poolgate.authorize", "cancelled")).isEqualTo(1);
        assertThat(count("poolgate.authorize", "allowed")).isEqualTo(1);
    }

    /** What follows never ends, so that there is something to cancel. */
    private Disposable subscribed(Mono<String> work) {
        return observer.observe(TimedStage.AUTHORIZE, exchange, work, value -> "allowed")
                .flatMap(value -> Mono.never())
                .subscribe();
    }

    @Test
    void each_subscription_is_a_stage() {
        Mono<String> stage = observer.observe(TimedStage.AUTHORIZE, exchange, Mono.just("value"), value -> "allowed");
        stage.block();
        stage.block();

        assertThat(count("poolgate.authorize", "allowed")).isEqualTo(2);
    }

    @Test
    void every_stage_says_what_it_is() {
        for (TimedStage stage : TimedStage.values()) {
            observer.observe(stage, exchange, () -> "value", value -> "done");
        }

        assertThat(meters.getMeters())
                .filteredOn(Timer.class::isInstance)
                .hasSize(TimedStage.values().length)
                .allSatisfy(timer -> assertThat(timer.getId().getDescription()).startsWith("from "));
    }

    @Test
    void where_nothing_observes_the_work_is_handed_on_as_it_is() {
        Mono<String> work = Mono.just("value");

        assertThat(StageObserver.none().observe(TimedStage.SIGN, exchange, work, value -> "signed"))
                .isSameAs(work);
        assertThat(StageObserver.none().<String>observe(TimedStage.SIGN, exchange, () -> "value", value -> "signed"))
                .isEqualTo("value");
    }

    private String broken() {
        throw new IllegalStateException("eyJ");
    }

    private long count(String meter, String outcome) {
        return meters.get(meter)
                .tag("outcome", outcome)
                .tag("route", "none")
                .tag("error", "none")
                .timer()
                .count();
    }
}
