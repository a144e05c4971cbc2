package dev.poolgate.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeterHistoryTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeterHistory history = new MeterHistory(meters, Clock.systemUTC());

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void what_is_watched_is_kept_by_name_and_tags_and_the_rest_is_not() {
        meters.counter("poolgate.decisions", "outcome", "denied", "reason", "none")
                .increment();
        meters.counter("http.requests").increment();
        history.look();
        meters.counter("poolgate.decisions", "outcome", "denied", "reason", "none")
                .increment(2);
        meters.counter("poolgate.policies.shadow", "change", "allow_to_deny").increment();
        history.look();

        MeterHistory.View view = history.view();

        assertThat(view.times()).hasSize(2);
        assertThat(view.series())
                .containsOnlyKeys(
                        "poolgate.decisions{outcome=denied,reason=none}",
                        "poolgate.policies.shadow{change=allow_to_deny}");
        assertThat(view.series().get("poolgate.decisions{outcome=denied,reason=none}"))
                .containsExactly(1.0, 3.0);
        assertThat(view.series().get("poolgate.policies.shadow{change=allow_to_deny}"))
                .containsExactly(0.0, 1.0);
    }

    @Test
    void an_hour_is_kept() {
        for (int i = 0; i < 400; i++) {
            history.look();
        }

        assertThat(history.view().times()).hasSize(360);
    }

    @Test
    void a_breaker_is_in_the_state_whose_gauge_is_one() {
        AtomicInteger closed = new AtomicInteger(1);
        AtomicInteger open = new AtomicInteger(0);
        meters.gauge("resilience4j.circuitbreaker.state", tags("closed"), closed);
        meters.gauge("resilience4j.circuitbreaker.state", tags("open"), open);

        assertThat(history.breakers()).containsExactly(Map.of("name", "poolgate.jwks.main", "state", "closed"));
    }

    private static Iterable<Tag> tags(String state) {
        return Tags.of("name", "poolgate.jwks.main", "state", state);
    }
}
