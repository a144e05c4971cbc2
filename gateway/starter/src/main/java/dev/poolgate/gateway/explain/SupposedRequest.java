package dev.poolgate.gateway.explain;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/** A request that nobody sent. It has no body, and comes from an address that is nobody's (RFC 5737). */
final class SupposedRequest extends AbstractServerHttpRequest {
    private static final byte[] NOBODYS = {(byte) 192, 0, 2, 1};

    SupposedRequest(HttpMethod method, URI uri, HttpHeaders headers) {
        super(method, uri, null, headers);
    }

    @Override
    protected MultiValueMap<String, HttpCookie> initCookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    protected @Nullable SslInfo initSslInfo() {
        return null;
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(NOBODYS), 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T getNativeRequest() {
        return (T) this;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.empty();
    }
}
