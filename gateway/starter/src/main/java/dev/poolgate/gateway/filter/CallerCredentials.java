package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** What the exchange granted to the caller of this request, for {@code SignAwsRequest} and for filters of others. */
public final class CallerCredentials {
    private static final String ATTRIBUTE = CallerCredentials.class.getName();

    private CallerCredentials() {}

    /** Empty where nothing was exchanged on the current route. */
    public static Optional<ExchangeResult.Granted> of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof Held held
                        && held.passage().isOf(exchange)
                ? Optional.of(held.granted())
                : Optional.empty();
    }

    static void put(ServerWebExchange exchange, Passage passage, ExchangeResult.Granted granted) {
        exchange.getAttributes().put(ATTRIBUTE, new Held(passage, granted));
    }

    private record Held(Passage passage, ExchangeResult.Granted granted) {}
}
