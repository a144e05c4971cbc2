package dev.poolgate.gateway.guard;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A request as it arrived, before anything was removed from it or spelled anew: what a client signed. To check a
 * signature, and for nothing else; whoever decides or forwards takes the request that the guard handed on.
 */
public final class ReceivedRequest {
    private static final String ATTRIBUTE = ReceivedRequest.class.getName();

    private final ServerHttpRequest request;

    private ReceivedRequest(ServerHttpRequest request) {
        this.request = request;
    }

    /** Of a request that nothing was done to yet. */
    public static ReceivedRequest of(ServerHttpRequest request) {
        return new ReceivedRequest(request);
    }

    /** Empty where the guard did not run. */
    public static Optional<ReceivedRequest> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.<ReceivedRequest>getAttribute(ATTRIBUTE));
    }

    void leaveOn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    public String method() {
        return request.getMethod().name();
    }

    /** Path and query as on the wire. */
    public String target() {
        return RequestTarget.raw(request);
    }

    /** Every header with every value, names in any case. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        HttpServerRequest netty = netty();
        if (netty == null) {
            request.getHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        } else {
            netty.requestHeaders().forEach(header -> headers.computeIfAbsent(header.getKey(), any -> new ArrayList<>())
                    .add(header.getValue()));
        }
        return headers;
    }

    /** The other end of the connection, not what it claims to be. */
    Optional<InetSocketAddress> peer() {
        return TrustedProxies.peer(request) instanceof InetSocketAddress peer ? Optional.of(peer) : Optional.empty();
    }

    /** Whether this connection is encrypted. */
    boolean overTls() {
        HttpServerRequest netty = netty();
        return "https".equals(netty == null ? request.getURI().getScheme() : netty.connectionScheme());
    }

    private @Nullable HttpServerRequest netty() {
        return ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest netty ? netty : null;
    }
}
