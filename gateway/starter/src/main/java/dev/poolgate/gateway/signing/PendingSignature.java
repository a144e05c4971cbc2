package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.sign.SignableRequest;
import dev.poolgate.gateway.filter.Passage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.server.ServerWebExchange;

/**
 * All that a signature needs but the final headers.
 *
 * @param passage what it rests on; a request that is forwarded inside the gateway leaves it behind
 * @param bodyHash of exactly the bytes that will be sent
 * @param signing the headers to set on the request as it is about to be sent
 */
record PendingSignature(Passage passage, String bodyHash, Function<SignableRequest, Map<String, String>> signing) {
    private static final String ATTRIBUTE = PendingSignature.class.getName();

    static Optional<PendingSignature> of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof PendingSignature pending
                        && pending.passage().isOf(exchange)
                ? Optional.of(pending)
                : Optional.empty();
    }

    void leaveOn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
