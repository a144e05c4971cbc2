package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.sign.SignableRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Signs as the last of the gateway's header filters, right before the request is written: whatever the others add or
 * remove is settled (S65).
 */
public final class SigningHeadersFilter implements HttpHeadersFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        return PendingSignature.of(exchange)
                .map(pending -> signed(input, exchange, pending))
                .orElse(input);
    }

    private static HttpHeaders signed(HttpHeaders input, ServerWebExchange exchange, PendingSignature pending) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        input.forEach((name, values) -> headers.put(name, new ArrayList<>(values)));
        headers.put("host", List.of(OutgoingHost.of(exchange)));
        SignableRequest request = new SignableRequest(
                exchange.getRequest().getMethod().name(), target(exchange), headers, pending.bodyHash());
        HttpHeaders output = new HttpHeaders();
        output.addAll(input);
        pending.signer().sign(request, pending.credentials()).forEach(output::set);
        return output;
    }

    /** Exactly what the routing filter writes into the request line. */
    private static String target(ServerWebExchange exchange) {
        URI decided = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        URI url = URI.create(decided.toASCIIString());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    }
}
