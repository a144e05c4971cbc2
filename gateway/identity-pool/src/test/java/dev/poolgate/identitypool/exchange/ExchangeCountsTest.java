package dev.poolgate.identitypool.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeCountsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void count() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void countNoMore() {
        Metrics.removeRegistry(meters);
    }

    @Test
    void a_refused_exchange_is_counted_by_its_code_and_handed_on() {
        ExchangeResult refused = Refusal.ROLE_MISSING.because("identity pool `secret` grants nothing");

        assertThat(ExchangeCounts.concluded("guest", refused)).isSameAs(refused);

        assertThat(count("poolgate.identitypool.exchanges", "caller", "guest", "role_missing"))
                .isEqualTo(1);
        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().toString())
                .noneMatch(id -> id.contains("secret"));
    }

    @Test
    void a_refused_assumption_is_counted_by_action_and_code() {
        ExchangeCounts.assumed(AssumeAction.SAML, AssumeRefusal.NOT_TRUSTED.because("no"));

        assertThat(count("poolgate.identitypool.assumptions", "action", "saml", "assume_not_trusted"))
                .isEqualTo(1);
    }

    private double count(String meter, String kind, String value, String outcome) {
        return meters.get(meter)
                .tags(Tags.of(kind, value, "outcome", outcome))
                .counter()
                .count();
    }
}
