package dev.poolgate.gateway.guard;

import dev.poolgate.gateway.decisions.DecisionTrail;
import dev.poolgate.gateway.decisions.Stage;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.failure.Refusal;
import java.net.URI;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Runs before routing and before every other filter: refuses what can be read in two ways, and hands on one canonical
 * spelling of path, host and headers.
 */
public final class GuardWebFilter implements WebFilter, Ordered {
    private final HeaderHygiene hygiene;
    private final TrustedProxies trustedProxies;
    private final FailureResponses failures;

    public GuardWebFilter(GuardProperties properties, TrustedProxies trustedProxies, FailureResponses failures) {
        this.hygiene = new HeaderHygiene(properties.ownedHeaders(), properties.passedHeaders());
        this.trustedProxies = trustedProxies;
        this.failures = failures;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        DecisionTrail.of(exchange).enter(Stage.GUARD);
        RequestTarget target = RequestTarget.of(exchange.getRequest());
        Optional<String> violation = RequestRules.violation(exchange.getRequest(), target);
        if (violation.isPresent()) {
            return failures.refuse(exchange, Refusal.badRequest(violation.get()));
        }
        Mono<Void> rest = chain.filter(passed(exchange, target));
        return target.isShownBy(exchange.getRequest().getURI())
                ? rest
                : rest.onErrorMap(NoResourceFoundException.class, missing -> shown(missing, exchange));
    }

    /** The one fault that tells the whole URI of the request: the same with what may be shown of it (S68). */
    private static Throwable shown(NoResourceFoundException missing, ServerWebExchange exchange) {
        Object path = exchange.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE);
        NoResourceFoundException shown =
                new NoResourceFoundException(exchange.getRequest().getURI(), String.valueOf(path));
        shown.setStackTrace(missing.getStackTrace());
        return shown;
    }

    /** The code of the first rule that a request breaks; for whoever asks without sending it. */
    public static Optional<String> violation(ServerHttpRequest request) {
        return RequestRules.violation(request, RequestTarget.of(request));
    }

    /** The exchange that the rest of the gateway would see; for whoever asks without sending it. */
    public ServerWebExchange passed(ServerWebExchange exchange) {
        return passed(exchange, RequestTarget.of(exchange.getRequest()));
    }

    private ServerWebExchange passed(ServerWebExchange exchange, RequestTarget target) {
        ReceivedRequest.of(exchange.getRequest()).leaveOn(exchange);
        return exchange.mutate().request(cleaned(exchange.getRequest(), target)).build();
    }

    private ServerHttpRequest cleaned(ServerHttpRequest request, RequestTarget target) {
        boolean trusted = trustedProxies.sent(request);
        Optional<HostName> host = HostName.of(request.getHeaders().getOrEmpty(HttpHeaders.HOST));
        return request.mutate()
                .uri(uri(request.getURI(), host, target))
                .headers(headers -> {
                    hygiene.clean(headers, trusted);
                    host.ifPresent(name -> headers.set(HttpHeaders.HOST, name.value()));
                })
                .build();
    }

    private static URI uri(URI received, Optional<HostName> host, RequestTarget target) {
        String authority = host.map(HostName::value).orElseGet(received::getRawAuthority);
        return URI.create(received.getScheme() + "://" + authority + target);
    }
}
