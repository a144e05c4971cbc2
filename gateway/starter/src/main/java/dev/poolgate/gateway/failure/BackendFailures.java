package dev.poolgate.gateway.failure;

import dev.poolgate.gateway.decisions.DecisionTrail;
import dev.poolgate.gateway.decisions.Stage;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Answers a request whose backend did not: a problem document and one line in the decision log, in place of an error
 * with its trace. Runs after every filter had its chance to retry or to fall back, just before the handler that Spring
 * Boot brings; not at all where the application brings one of its own.
 */
public final class BackendFailures implements WebExceptionHandler, Ordered {
    /** Spring Boot's own has -1. */
    static final int ORDER = -2;

    private final FailureResponses failures;

    public BackendFailures(FailureResponses failures) {
        this.failures = failures;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
        boolean routed = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR) != null;
        return routed && !exchange.getResponse().isCommitted()
                ? BackendFailure.of(fault)
                        .map(failure -> refuse(exchange, Refusal.backend(failure, fault)))
                        .orElseGet(() -> Mono.error(fault))
                : Mono.error(fault);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Refusal refusal) {
        DecisionTrail.of(exchange).enter(Stage.BACKEND);
        return failures.refuse(exchange, refusal);
    }
}
