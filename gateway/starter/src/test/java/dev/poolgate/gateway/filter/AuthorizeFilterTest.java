package dev.poolgate.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.gateway.openapi.ApiDocuments;
import dev.poolgate.gateway.policy.AskedPolicies;
import dev.poolgate.gateway.stage.StageObserver;
import dev.poolgate.gateway.testkit.TestFailures;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** An authorizer that misbehaves never opens a route. */
class AuthorizeFilterTest {
    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/orders/1").header("Authorization", "Bearer abc"));
    private final AtomicInteger forwarded = new AtomicInteger();

    @Test
    void s59_no_result_is_a_refusal() {
        run(request -> CompletableFuture.completedFuture(null));

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(exchange.getResponse().getBodyAsString().block()).contains("\"code\":\"no_decision\"");
        assertThat(forwarded).hasValue(0);
    }

    @Test
    void s59_an_exception_is_unavailable() {
        run(request -> {
            throw new IllegalStateException("broken");
        });

        assertUnavailable();
    }

    @Test
    void s59_a_failed_stage_is_unavailable() {
        run(request -> CompletableFuture.failedFuture(new IllegalStateException("broken")));

        assertUnavailable();
    }

    @Test
    void s59_no_stage_at_all_is_unavailable() {
        run(nothing());

        assertUnavailable();
    }

    @Test
    void a_client_that_goes_away_cancels_nothing_that_others_wait_for() {
        CompletableFuture<AccessResult> shared = new CompletableFuture<>();
        filter(request -> shared)
                .filter(withRoute(), any -> Mono.empty())
                .subscribe()
                .dispose();

        assertThat(shared.isCancelled()).isFalse();
    }

    @Test
    void s58_the_gate_refuses_what_no_rule_let_through() {
        new DecisionGate(TestFailures.responses())
                .filter(withRoute(), any -> count())
                .block();

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(forwarded).hasValue(0);
    }

    @Test
    void s58_a_passage_of_another_route_does_not_count() {
        Passage.grant(withRoute(), Optional.empty());
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, route("other"));

        assertThat(Passage.of(exchange)).isEmpty();
    }

    private void assertUnavailable() {
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(exchange.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("7");
        assertThat(exchange.getResponse().getBodyAsString().block())
                .contains("\"code\":\"authorization_unavailable\"")
                .doesNotContain("broken");
        assertThat(forwarded).hasValue(0);
    }

    private void run(Authorizer authorizer) {
        filter(authorizer).filter(withRoute(), any -> count()).block();
    }

    private Mono<Void> count() {
        return Mono.fromRunnable(forwarded::incrementAndGet);
    }

    private MockServerWebExchange withRoute() {
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, route("orders"));
        return exchange;
    }

    private static GatewayFilter filter(Authorizer authorizer) {
        return new AuthorizeGatewayFilterFactory(
                        authorizer,
                        TestFailures.responses(),
                        new RuleSources(Set.of(), Optional.empty(), ApiDocuments.none(), AskedPolicies.none()),
                        StageObserver.none())
                .apply(AuthorizeArguments.anyUser());
    }

    private static Route route(String id) {
        return Route.async()
                .id(id)
                .uri("http://127.0.0.1:1")
                .predicate(any -> true)
                .build();
    }

    @SuppressWarnings("NullAway") // what an authorizer that is not checked for null might do
    private static Authorizer nothing() {
        return request -> null;
    }
}
