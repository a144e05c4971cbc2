package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.decisions.DecisionTrail;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.guard.ReceivedRequest;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hop 3: turns the exchange into an {@link AccessRequest} and acts on the result. */
final class AuthorizeFilter implements PoolgateFilter, RouteDecision {
    private final AuthorizeArguments arguments;
    private final Decider decider;
    private final FailureResponses failures;
    private final Optional<SignedRequests> signed;
    private final AccessRequests access;

    /** @param signed empty where the route takes no signatures */
    AuthorizeFilter(
            AuthorizeArguments arguments,
            Decider decider,
            FailureResponses failures,
            Optional<SignedRequests> signed,
            AccessRequests access) {
        this.arguments = arguments;
        this.decider = decider;
        this.failures = failures;
        this.signed = signed;
        this.access = access;
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
        // policies look at what the backend will get: of a plus sign in the query there are two readings
        ServerWebExchange unsigned = new SignedExchange(exchange).unsigned();
        // closed whatever becomes of the request, also where its client goes away
        return Mono.using(
                () -> requests.open(exchange),
                hold -> filterSigned(requests, received, requests.body(unsigned, hold), unsigned, chain),
                HeldBodies.Hold::close);
    }

    private Mono<Void> filterSigned(
            SignedRequests requests,
            ReceivedRequest received,
            SignedBody body,
            ServerWebExchange exchange,
            GatewayFilterChain chain) {
        Credential credential = requests.credential(received, body, arguments.unsignedPayload());
        AccessRequest request = access.of(credential, requests.context(received), exchange);
        return decider.decide(exchange, request).flatMap(result -> body.refusal()
                .map(refusal -> failures.refuse(exchange, refusal))
                .orElseGet(() -> act(result, request.rule(), exchange, body::sendable, chain)));
    }

    private Mono<Void> filterUnsigned(ServerWebExchange exchange, GatewayFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        // whatever else is presented where only a signature counts is nothing
        Optional<Credential> credential = arguments.awsIam() == AwsIam.ONLY
                ? Optional.of(new Credential.None())
                : BearerHeader.credential(headers);
        return credential
                .map(found -> decide(found, exchange, chain))
                .orElseGet(() -> failures.refuse(exchange, BearerHeader.refusal(headers)));
    }

    private Mono<Void> decide(Credential credential, ServerWebExchange exchange, GatewayFilterChain chain) {
        AccessRequest asked = request(exchange, credential, IamContext.EMPTY);
        return decider.decide(exchange, asked)
                .flatMap(result -> act(
                        result,
                        asked.rule(),
                        exchange,
                        () -> arguments.passToken() ? exchange : withoutAuthorization(exchange),
                        chain));
    }

    private Mono<Void> act(
            Optional<AccessResult> result,
            AccessRule rule,
            ServerWebExchange exchange,
            Supplier<ServerWebExchange> forwarded,
            GatewayFilterChain chain) {
        DecisionTrail.of(exchange).concluded(rule, result.orElse(null));
        return Refusals.of(result, rule)
                .map(refusal -> failures.refuse(exchange, refusal))
                .orElseGet(() -> pass(result, forwarded.get(), chain));
    }

    @Override
    public AccessRule rule(String routeId) {
        return access.rule(routeId);
    }

    @Override
    public AccessRequest request(ServerWebExchange exchange, Credential credential, IamContext context) {
        return access.of(credential, context, exchange);
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
