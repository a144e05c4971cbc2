package dev.poolgate.gateway.decisions;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Around all filters, where a cancellation means that the client is gone, and not that a filter lost patience. */
public final class AbandonedRequests implements WebFilter, Ordered {
    private final DecisionRecorder recorder;

    public AbandonedRequests(DecisionRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).doOnCancel(() -> recorder.settled(exchange));
    }
}
