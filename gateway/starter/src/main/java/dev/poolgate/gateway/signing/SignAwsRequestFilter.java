package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.sign.BodyHash;
import dev.poolgate.authorizer.sign.RequestSigner;
import dev.poolgate.gateway.body.BodyReader;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.failure.Refusal;
import dev.poolgate.gateway.filter.CallerCredentials;
import dev.poolgate.gateway.filter.FilterKind;
import dev.poolgate.gateway.filter.Passage;
import dev.poolgate.gateway.filter.PoolgateFilter;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Settles body and {@code Host}, so that nothing but headers can still change before the signature. */
final class SignAwsRequestFilter implements PoolgateFilter {
    private final RequestSigner signer;
    private final BodyReader bodies;
    private final FailureResponses failures;

    SignAwsRequestFilter(RequestSigner signer, BodyReader bodies, FailureResponses failures) {
        this.signer = signer;
        this.bodies = bodies;
        this.failures = failures;
    }

    @Override
    public FilterKind kind() {
        return FilterKind.SIGN;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Passage.of(exchange)
                .flatMap(passage -> CallerCredentials.of(exchange)
                        .map(granted -> sign(passage, granted.credentials(), exchange, chain)))
                .orElseGet(() -> failures.refuse(
                        exchange, Refusal.denied("no_credentials", null, "nothing was exchanged on this route")));
    }

    private Mono<Void> sign(
            Passage passage, TemporaryCredentials credentials, ServerWebExchange exchange, GatewayFilterChain chain) {
        return bodies.read(exchange.getRequest())
                .map(Optional::of)
                .onErrorResume(DataBufferLimitException.class, tooLarge -> Mono.just(Optional.empty()))
                .flatMap(body -> body.map(bytes -> chain.filter(prepared(exchange, passage, credentials, bytes)))
                        .orElseGet(() -> failures.refuse(exchange, Refusal.tooLarge())));
    }

    private ServerWebExchange prepared(
            ServerWebExchange exchange, Passage passage, TemporaryCredentials credentials, byte[] body) {
        String host = OutgoingHost.of(exchange);
        new PendingSignature(passage, signer, credentials, BodyHash.of(body)).leaveOn(exchange);
        // the routing filter then sends the host of the request, so that it is the one that was signed
        exchange.getAttributes().put(ServerWebExchangeUtils.PRESERVE_HOST_HEADER_ATTRIBUTE, true);
        return exchange.mutate()
                .request(new BufferedRequest(
                        exchange.getRequest(),
                        body,
                        host,
                        exchange.getResponse().bufferFactory()))
                .build();
    }

    @Override
    public String toString() {
        return "[SignAwsRequest]";
    }
}
