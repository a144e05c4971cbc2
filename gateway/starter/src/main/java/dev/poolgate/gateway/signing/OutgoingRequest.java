package dev.poolgate.gateway.signing;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** The request as it goes out, but for what the gateway's header filters still change. */
final class OutgoingRequest extends ServerHttpRequestDecorator {
    private final HttpHeaders headers = new HttpHeaders();
    private final Flux<DataBuffer> body;

    OutgoingRequest(ServerHttpRequest request, OutgoingBody body, String host) {
        super(request);
        headers.addAll(request.getHeaders());
        headers.remove(HttpHeaders.AUTHORIZATION);
        headers.set(HttpHeaders.HOST, host);
        body.describe().accept(headers);
        this.body = body.content();
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return body;
    }
}
