package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.gateway.decisions.DecisionTrail;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.failure.Refusal;
import dev.poolgate.gateway.guard.ReceivedRequest;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hop 3: turns the exchange into an {@link AccessRequest} and acts on the result. */
final class AuthorizeFilter implements PoolgateFilter, RouteDecision {
    private final AuthorizeArguments arguments;
    private final Decider decider;
    private final FailureResponses failures;
    private final Optional<SignedRequests> signed;

    /** @param signed empty where the route takes no signatures */
    AuthorizeFilter(
            AuthorizeArguments arguments, Decider decider, FailureResponses failures, Optional<SignedRequests> signed) {
        this.arguments = arguments;
        this.decider = decider;
        this.failures = failures;
        this.signed = signed;
    }

    @Override
    public FilterKind kind() {
        return arguments.awsIam() == AwsIam.ONLY ? FilterKind.AUTHORIZE_SIGNERS : FilterKind.AUTHORIZE;
    }

    @Override
    public Optional<ConfigurationProblem> problemOn(String routeId) {
        return SignatureArguments.problem(arguments, routeId);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        DecisionTrail.of(exchange).begin();
        return signed.flatMap(requests -> ReceivedRequest.of(exchange)
                        .filter(requests::isSigned)
                        .map(received -> filterSigned(requests, received, exchange, chain)))
                .orElseGet(() -> filterUnsigned(exchange, chain));
    }

    private Mono<Void> filterSigned(
            SignedRequests requests, ReceivedRequest received, ServerWebExchange exchange, GatewayFilterChain chain) {
        IamContext context = requests.context(received);
        return requests.read(exchange, received, arguments.unsignedPayload())
                .map(Optional::of)
                .onErrorResume(DataBufferLimitException.class, tooLarge -> Mono.just(Optional.empty()))
                .flatMap(read -> read.map(held -> decide(
                                new Credential.Signed(held.signable()),
                                context,
                                held.exchange(),
                                held.unsigned(),
                                chain))
                        .orElseGet(() -> failures.refuse(exchange, Refusal.tooLarge())));
    }

    private Mono<Void> filterUnsigned(ServerWebExchange exchange, GatewayFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        // whatever else is presented where only a signature counts is nothing
        Optional<Credential> credential = arguments.awsIam() == AwsIam.ONLY
                ? Optional.of(new Credential.None())
                : BearerHeader.credential(headers);
        ServerWebExchange forwarded = arguments.passToken() ? exchange : withoutAuthorization(exchange);
        return credential
                .map(found -> decide(found, IamContext.EMPTY, exchange, forwarded, chain))
                .orElseGet(() -> failures.refuse(exchange, BearerHeader.refusal(headers)));
    }

    private Mono<Void> decide(
            Credential credential,
            IamContext context,
            ServerWebExchange exchange,
            ServerWebExchange forwarded,
            GatewayFilterChain chain) {
        AccessRequest asked = request(exchange, credential, context);
        return decider.decide(asked).flatMap(result -> {
            DecisionTrail.of(exchange).concluded(asked.rule(), result.orElse(null));
            return Refusals.of(result, asked.rule())
                    .map(refusal -> failures.refuse(exchange, refusal))
                    .orElseGet(() -> pass(result, forwarded, chain));
        });
    }

    @Override
    public AccessRule rule(String routeId) {
        return arguments.rule(routeId);
    }

    @Override
    public AccessRequest request(ServerWebExchange exchange, Credential credential, IamContext context) {
        AccessRule rule = rule(Passage.routeId(exchange));
        ServerHttpRequest request = exchange.getRequest();
        // RFC 9110 section 9.3.2: HEAD is GET without the content, so it has GET's decision (S54)
        HttpMethod method = request.getMethod().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.getMethod();
        return new AccessRequest(credential, method.name(), request.getURI().getRawPath(), rule, context);
    }

    private static Mono<Void> pass(
            Optional<AccessResult> result, ServerWebExchange forwarded, GatewayFilterChain chain) {
        Passage.grant(forwarded, result.map(AccessResult.Allowed.class::cast));
        return chain.filter(forwarded);
    }

    private static ServerWebExchange withoutAuthorization(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.remove(HttpHeaders.AUTHORIZATION)))
                .build();
    }

    @Override
    public String toString() {
        return "[Authorize " + arguments + "]";
    }
}
