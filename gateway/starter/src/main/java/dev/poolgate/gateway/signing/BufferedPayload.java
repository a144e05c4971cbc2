package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.sign.BodyHash;
import dev.poolgate.gateway.body.BodyReader;
import dev.poolgate.gateway.body.HeldBodies;
import java.util.Set;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds the whole body in memory to hash it, and sends it with its exact length: many AWS services take no chunks. */
final class BufferedPayload implements Payload {
    private static final Set<HttpMethod> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);

    private final BodyReader bodies;

    BufferedPayload(BodyReader bodies) {
        this.bodies = bodies;
    }

    @Override
    public Mono<OutgoingBody> prepare(ServerWebExchange exchange, HeldBodies.Hold hold) {
        return bodies.read(exchange.getRequest(), hold).map(bytes -> body(exchange, bytes));
    }

    static OutgoingBody body(ServerWebExchange exchange, byte[] bytes) {
        HttpMethod method = exchange.getRequest().getMethod();
        DataBufferFactory buffers = exchange.getResponse().bufferFactory();
        Flux<DataBuffer> content = bytes.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(buffers.wrap(bytes)));
        return new OutgoingBody(BodyHash.of(bytes), headers -> setLength(headers, method, bytes.length), content);
    }

    private static void setLength(HttpHeaders headers, HttpMethod method, int bytes) {
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        if (bytes == 0 && BODILESS.contains(method)) {
            headers.remove(HttpHeaders.CONTENT_LENGTH);
        } else {
            headers.setContentLength(bytes);
        }
    }
}
