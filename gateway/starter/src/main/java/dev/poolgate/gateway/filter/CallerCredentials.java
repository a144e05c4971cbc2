package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** What the exchange granted to the caller of this request, for {@code SignAwsRequest} and for filters of others. */
public final class CallerCredentials {
    private static final String ATTRIBUTE = CallerCredentials.class.getName();

    private CallerCredentials() {}

    /** Empty where nothing was exchanged. */
    public static Optional<ExchangeResult.Granted> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    static void put(ServerWebExchange exchange, ExchangeResult.Granted granted) {
        exchange.getAttributes().put(ATTRIBUTE, granted);
    }
}
