package dev.poolgate.gateway.signing;

import java.net.URI;
import java.util.Set;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The {@code Host} that the backend will see. */
final class OutgoingHost {
    private static final Set<String> DEFAULTS = Set.of("http:80", "https:443", "ws:80", "wss:443");

    private OutgoingHost() {}

    static String of(ServerWebExchange exchange) {
        boolean preserved =
                exchange.getAttributeOrDefault(ServerWebExchangeUtils.PRESERVE_HOST_HEADER_ATTRIBUTE, false);
        String received = exchange.getRequest().getHeaders().getFirst(HttpHeaders.HOST);
        URI backend = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        return preserved && received != null ? received : of(backend);
    }

    private static String of(URI backend) {
        boolean defaultPort = backend.getPort() < 0 || DEFAULTS.contains(backend.getScheme() + ":" + backend.getPort());
        return defaultPort ? backend.getHost() : backend.getHost() + ":" + backend.getPort();
    }
}
