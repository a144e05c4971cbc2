package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.SharedFixture;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.cloud.gateway.event.RefreshRoutesEvent;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionWriter;
import reactor.core.publisher.Mono;

/** Routes that appear while the gateway runs. */
@ExtendWith(SharedFixture.class)
class RefreshTest {

    @Test
    void s58_a_route_without_a_rule_forwards_nothing(Fixture fixture) {
        RouteDefinition late = new RouteDefinition();
        late.setId("late");
        late.setUri(URI.create(fixture.backend().url()));
        late.setPredicates(List.of(new PredicateDefinition("Path=/late/**")));
        fixture.gateway()
                .bean(RouteDefinitionWriter.class)
                .save(Mono.just(late))
                .block();
        fixture.gateway().context().publishEvent(new RefreshRoutesEvent(this));

        RawHttp.Answer answer = fixture.getAs("alice", "/late/1");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"no_decision\"");
        assertThat(fixture.backend().unread()).isEmpty();
    }
}
