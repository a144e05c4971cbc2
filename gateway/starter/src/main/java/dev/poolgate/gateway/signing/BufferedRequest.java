package dev.poolgate.gateway.signing;

import java.util.Set;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body was read already, with its exact length: many AWS services take no chunks. */
final class BufferedRequest extends ServerHttpRequestDecorator {
    private static final Set<HttpMethod> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);

    private final HttpHeaders headers;
    private final Flux<DataBuffer> body;

    BufferedRequest(ServerHttpRequest request, byte[] bytes, String host, DataBufferFactory buffers) {
        super(request);
        this.headers = new HttpHeaders();
        this.headers.addAll(request.getHeaders());
        this.headers.remove(HttpHeaders.AUTHORIZATION);
        this.headers.remove(HttpHeaders.TRANSFER_ENCODING);
        this.headers.set(HttpHeaders.HOST, host);
        setLength(bytes.length);
        this.body = bytes.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(buffers.wrap(bytes)));
    }

    private void setLength(int bytes) {
        if (bytes == 0 && BODILESS.contains(getMethod())) {
            headers.remove(HttpHeaders.CONTENT_LENGTH);
        } else {
            headers.setContentLength(bytes);
        }
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
