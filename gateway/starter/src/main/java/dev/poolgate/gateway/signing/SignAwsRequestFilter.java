package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.gateway.body.BodyAccounts;
import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.body.UnfitBody;
import dev.poolgate.gateway.decisions.DecisionTrail;
import dev.poolgate.gateway.decisions.Stage;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.failure.Refusal;
import dev.poolgate.gateway.filter.CallerCredentials;
import dev.poolgate.gateway.filter.FilterKind;
import dev.poolgate.gateway.filter.Passage;
import dev.poolgate.gateway.filter.PoolgateFilter;
import java.util.function.Supplier;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Settles target, body and {@code Host}, so that nothing but headers can still change before the signature. */
final class SignAwsRequestFilter implements PoolgateFilter {
    private final SignaturePlacement placement;
    private final Payload payload;
    private final HeldBodies bodies;
    private final BodyAccounts accounts;
    private final FailureResponses failures;

    SignAwsRequestFilter(
            SignaturePlacement placement,
            Payload payload,
            HeldBodies bodies,
            BodyAccounts accounts,
            FailureResponses failures) {
        this.placement = placement;
        this.payload = payload;
        this.bodies = bodies;
        this.accounts = accounts;
        this.failures = failures;
    }

    @Override
    public FilterKind kind() {
        return FilterKind.SIGN;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        DecisionTrail.of(exchange).enter(Stage.SIGN);
        return Passage.of(exchange)
                .flatMap(passage -> CallerCredentials.of(exchange)
                        .map(granted -> sign(passage, granted.credentials(), exchange, chain)))
                .orElseGet(() -> failures.refuse(
                        exchange, Refusal.denied("no_credentials", null, "nothing was exchanged on this route")));
    }

    private Mono<Void> sign(
            Passage passage, TemporaryCredentials credentials, ServerWebExchange exchange, GatewayFilterChain chain) {
        // closed whatever becomes of the request, also where its client goes away
        return Mono.using(
                () -> bodies.open(account(passage, exchange)),
                hold -> sign(payload.prepare(exchange, hold), passage, credentials, exchange, chain),
                HeldBodies.Hold::close);
    }

    private String account(Passage passage, ServerWebExchange exchange) {
        return passage.identity()
                .map(identity -> accounts.of(identity, exchange))
                .orElseGet(() -> accounts.ofAddress(exchange));
    }

    private Mono<Void> sign(
            Mono<OutgoingBody> prepared,
            Passage passage,
            TemporaryCredentials credentials,
            ServerWebExchange exchange,
            GatewayFilterChain chain) {
        return prepared.<Supplier<Mono<Void>>>map(
                        body -> () -> chain.filter(placement.place(exchange, passage, credentials, body)))
                .onErrorResume(UnfitBody.class, unfit -> Mono.just(() -> failures.refuse(exchange, unfit.refusal())))
                .flatMap(Supplier::get);
    }

    @Override
    public String toString() {
        return "[SignAwsRequest]";
    }
}
