package dev.poolgate.gateway.policy;

import dev.poolgate.authorizer.policy.RequestFacts;
import dev.poolgate.gateway.guard.ReceivedRequest;
import dev.poolgate.gateway.guard.RequestOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** What policies may ask of an exchange, as the guard left it. */
final class ExchangeFacts implements RequestFacts {
    /** What is read is shown to whoever explains a decision, and nobody is to see these. */
    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization", "cookie");

    private final ServerWebExchange exchange;
    private final Map<String, String> variables;
    private final RequestOrigin origin;
    private final Instant time;

    ExchangeFacts(ServerWebExchange exchange, Map<String, String> variables, RequestOrigin origin, Instant time) {
        this.exchange = exchange;
        this.variables = variables;
        this.origin = origin;
        this.time = time;
    }

    @Override
    public Optional<String> pathParameter(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public List<String> query(String name) {
        return exchange.getRequest().getQueryParams().getOrDefault(name, List.of()).stream()
                .map(value -> value == null ? "" : value)
                .toList();
    }

    @Override
    public List<String> header(String name) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return SECRET.contains(name.toLowerCase(Locale.ROOT)) ? List.of() : headers.getOrEmpty(name);
    }

    @Override
    public Optional<String> sourceAddress() {
        return ReceivedRequest.of(exchange).flatMap(origin::address);
    }

    @Override
    public Instant time() {
        return time;
    }
}
