package dev.poolgate.gateway.decisions;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The last filter before those that send: who gets here was refused nowhere. */
public final class AllowedRequests implements GlobalFilter, Ordered {
    /** After the signature, which can still fail, and before the filter for WebSockets. */
    private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 5;

    private final DecisionRecorder recorder;

    public AllowedRequests(DecisionRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        recorder.allowed(exchange);
        return chain.filter(exchange);
    }
}
