package dev.poolgate.gateway.signing;

import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.body.UnfitBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How bodies of a route enter their signature. */
interface Payload {

    /**
     * Emits exactly once; an {@link UnfitBody} where this body cannot be signed so.
     *
     * @param hold what a body that is kept in memory takes room from
     */
    Mono<OutgoingBody> prepare(ServerWebExchange exchange, HeldBodies.Hold hold);
}
