package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.gateway.failure.FailureResponses;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hop 3: turns the exchange into an {@link AccessRequest} and acts on the result. */
final class AuthorizeFilter implements PoolgateFilter {
    private final AuthorizeArguments arguments;
    private final Decider decider;
    private final FailureResponses failures;

    AuthorizeFilter(AuthorizeArguments arguments, Decider decider, FailureResponses failures) {
        this.arguments = arguments;
        this.decider = decider;
        this.failures = failures;
    }

    @Override
    public FilterKind kind() {
        return FilterKind.AUTHORIZE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return BearerHeader.credential(headers)
                .map(credential -> decide(credential, exchange, chain))
                .orElseGet(() -> failures.refuse(exchange, BearerHeader.refusal(headers)));
    }

    private Mono<Void> decide(Credential credential, ServerWebExchange exchange, GatewayFilterChain chain) {
        return decider.decide(request(credential, exchange.getRequest()))
                .flatMap(result -> Refusals.of(result, arguments.rule())
                        .map(refusal -> failures.refuse(exchange, refusal))
                        .orElseGet(() -> pass(result, exchange, chain)));
    }

    private AccessRequest request(Credential credential, ServerHttpRequest request) {
        // RFC 9110 section 9.3.2: HEAD is GET without the content, so it has GET's decision (S54)
        HttpMethod method = request.getMethod().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.getMethod();
        return new AccessRequest(credential, method.name(), request.getURI().getRawPath(), arguments.rule());
    }

    private Mono<Void> pass(Optional<AccessResult> result, ServerWebExchange exchange, GatewayFilterChain chain) {
        Passage.grant(exchange, result.map(AccessResult.Allowed.class::cast));
        return chain.filter(arguments.passToken() ? exchange : withoutAuthorization(exchange));
    }

    private static ServerWebExchange withoutAuthorization(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.remove(HttpHeaders.AUTHORIZATION)))
                .build();
    }

    @Override
    public String toString() {
        return "[Authorize " + arguments.rule() + "]";
    }
}
