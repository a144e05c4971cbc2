package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.sign.WireTarget;
import java.net.URI;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/** Path and query that the routing filter writes into the request line. */
final class OutgoingTarget {

    private OutgoingTarget() {}

    static String of(ServerWebExchange exchange) {
        URI url = URI.create(decided(exchange).toASCIIString());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    }

    /** Spells it so that all verifiers read it alike. */
    static void settle(ServerWebExchange exchange) {
        set(exchange, WireTarget.of(of(exchange)));
    }

    static void set(ServerWebExchange exchange, String target) {
        URI decided = decided(exchange);
        exchange.getAttributes()
                .put(
                        ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR,
                        URI.create(decided.getScheme() + "://" + decided.getRawAuthority() + target));
    }

    private static URI decided(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
    }
}
