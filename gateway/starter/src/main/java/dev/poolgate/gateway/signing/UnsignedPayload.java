package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.sign.BodyHash;
import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.body.UnfitBody;
import dev.poolgate.gateway.failure.Refusal;
import java.net.URI;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Passes the body on as it comes, of any length, and leaves it out of the signature: TLS has to protect it. */
final class UnsignedPayload implements Payload {
    private final boolean overPlainHttp;

    UnsignedPayload(boolean overPlainHttp) {
        this.overPlainHttp = overPlainHttp;
    }

    @Override
    public Mono<OutgoingBody> prepare(ServerWebExchange exchange, HeldBodies.Hold hold) {
        URI backend = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        return overPlainHttp || "https".equals(backend.getScheme())
                ? Mono.just(new OutgoingBody(
                        BodyHash.UNSIGNED, headers -> {}, exchange.getRequest().getBody()))
                : Mono.error(new UnfitBody(Refusal.unavailable(
                        "unsigned_over_plain_http",
                        null,
                        new IllegalStateException("`poolgate.signing.unsigned-over-plain-http` is not set"))));
    }
}
