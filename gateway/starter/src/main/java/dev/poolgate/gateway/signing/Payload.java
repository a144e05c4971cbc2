package dev.poolgate.gateway.signing;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How bodies of a route enter their signature. */
interface Payload {

    /** Emits exactly once; an {@link UnfitBody} where this body cannot be signed so. */
    Mono<OutgoingBody> prepare(ServerWebExchange exchange);
}
