package dev.poolgate.gateway.filter;

import dev.poolgate.gateway.decisions.DecisionTrail;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code Public}: the route asks nobody who they are. Whatever {@code Authorization} a caller sends is passed on. */
public final class PublicGatewayFilterFactory extends AbstractGatewayFilterFactory<NoArguments> {

    public PublicGatewayFilterFactory() {
        super(NoArguments.class);
    }

    @Override
    public GatewayFilter apply(NoArguments arguments) {
        return new PublicFilter();
    }

    private static final class PublicFilter implements PoolgateFilter {
        @Override
        public FilterKind kind() {
            return FilterKind.PUBLIC;
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
            DecisionTrail.of(exchange).open();
            Passage.grant(exchange, Optional.empty());
            return chain.filter(exchange);
        }

        @Override
        public String toString() {
            return "[Public]";
        }
    }
}
