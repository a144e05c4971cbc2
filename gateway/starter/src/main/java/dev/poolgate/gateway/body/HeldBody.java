package dev.poolgate.gateway.body;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body was read, and is what it was when it was looked at, however often it is asked for. */
public final class HeldBody extends ServerHttpRequestDecorator {
    private final Flux<DataBuffer> body;

    public HeldBody(ServerHttpRequest request, byte[] bytes, DataBufferFactory buffers) {
        super(request);
        this.body = bytes.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(buffers.wrap(bytes)));
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return body;
    }
}
