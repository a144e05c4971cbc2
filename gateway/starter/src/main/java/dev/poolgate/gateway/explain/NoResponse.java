package dev.poolgate.gateway.explain;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Mono;

/** Where the answer to a request goes that nobody sent. */
final class NoResponse extends AbstractServerHttpResponse {
    NoResponse() {
        super(DefaultDataBufferFactory.sharedInstance);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T getNativeResponse() {
        return (T) this;
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
        throw new IllegalStateException("a supposed request is not answered");
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        throw new IllegalStateException("a supposed request is not answered");
    }

    @Override
    protected void applyStatusCode() {
        // there is nobody to tell
    }

    @Override
    protected void applyHeaders() {
        // there is nobody to tell
    }

    @Override
    protected void applyCookies() {
        // there is nobody to tell
    }
}
