package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.sign.RequestSigner;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/**
 * All that a signature needs but the final headers.
 *
 * @param bodyHash of exactly the bytes that will be sent
 */
record PendingSignature(RequestSigner signer, TemporaryCredentials credentials, String bodyHash) {
    private static final String ATTRIBUTE = PendingSignature.class.getName();

    static Optional<PendingSignature> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    void leaveOn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
