package dev.poolgate.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.filter.FilterKind;
import dev.poolgate.gateway.filter.PoolgateFilter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

class RouteRulesTest {

    @ParameterizedTest
    @CsvSource({
        "'', has no rule",
        "EXCHANGE SIGN, has no rule",
        "AUTHORIZE PUBLIC, has both `Authorize` and `Public`",
        "AUTHORIZE AUTHORIZE, has two filters of the kind `AUTHORIZE`",
        "AUTHORIZE_SIGNERS AUTHORIZE, has two filters of the kind `AUTHORIZE`",
        "AUTHORIZE RELAY RELAY, has two filters of the kind `RELAY`",
        "AUTHORIZE_SIGNERS PUBLIC, has both `Authorize` and `Public`",
        "AUTHORIZE_SIGNERS EXCHANGE, 'takes callers who sign only, who have credentials and no login to exchange'",
        "PUBLIC EXCHANGE, 'is `Public`, so there is no caller to act for'",
        "PUBLIC RELAY, 'is `Public`, so there is no caller to act for'",
        "AUTHORIZE SIGN, has nothing to sign with",
        "AUTHORIZE EXCHANGE SIGN RELAY, would send two credentials",
    })
    void a_combination_that_makes_no_sense_names_the_route(String kinds, String problem) {
        assertThat(RouteRules.problem(route(kinds)))
                .hasValueSatisfying(found -> assertThat(found).hasMessage("the route `orders` " + problem));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZE",
        "PUBLIC",
        "AUTHORIZE EXCHANGE",
        "SIGN EXCHANGE AUTHORIZE",
        "AUTHORIZE RELAY",
        "AUTHORIZE EXCHANGE RELAY",
        "AUTHORIZE_SIGNERS",
        "AUTHORIZE_SIGNERS RELAY",
    })
    void a_combination_that_does_is_fine(String kinds) {
        assertThat(RouteRules.problem(route(kinds))).isEmpty();
    }

    @Test
    void a_rule_counts_inside_a_filter_with_another_order() {
        Route route = builder()
                .filter(new OrderedGatewayFilter(new OrderedGatewayFilter(new Kind(FilterKind.PUBLIC), 5), 7))
                .build();

        assertThat(RouteRules.problem(route)).isEmpty();
    }

    private static Route route(String kinds) {
        return builder()
                .filters(Stream.of(kinds.split(" ", -1))
                        .filter(kind -> !kind.isEmpty())
                        .<GatewayFilter>map(kind -> new Kind(FilterKind.valueOf(kind)))
                        .toList())
                .build();
    }

    private static Route.AsyncBuilder builder() {
        return Route.async().id("orders").uri("http://127.0.0.1:1").predicate(any -> true);
    }

    private record Kind(FilterKind kind) implements PoolgateFilter {
        @Override
        public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
            return chain.filter(exchange);
        }
    }
}
