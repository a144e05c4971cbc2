package dev.poolgate.gateway.filter;

import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.failure.Refusal;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The last stop before the routing filters: whatever gets here without a {@link Passage} is refused. The check at start
 * names a route without a rule; this one also holds for routes that appear later (S58).
 */
public final class DecisionGate implements GlobalFilter, Ordered {
    static final int ORDER = Ordered.LOWEST_PRECEDENCE - 30;

    private final FailureResponses failures;

    public DecisionGate(FailureResponses failures) {
        this.failures = failures;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Passage.of(exchange).isPresent()
                ? chain.filter(exchange)
                : failures.refuse(exchange, Refusal.denied("no_decision", null, "the route has no rule"));
    }
}
