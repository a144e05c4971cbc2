package dev.poolgate.gateway.relay;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.relay.RelayTarget;
import dev.poolgate.authorizer.relay.RelayedToken;
import dev.poolgate.authorizer.relay.TokenMinter;
import dev.poolgate.gateway.decisions.DecisionTrail;
import dev.poolgate.gateway.decisions.Stage;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.failure.Refusal;
import dev.poolgate.gateway.filter.FilterKind;
import dev.poolgate.gateway.filter.Passage;
import dev.poolgate.gateway.filter.PoolgateFilter;
import dev.poolgate.gateway.stage.StageObserver;
import dev.poolgate.gateway.stage.TimedStage;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Replaces whatever {@code Authorization} there is. A guest has no token, so the backend sees none. */
final class RelayTokenFilter implements PoolgateFilter {
    private final RelayTarget target;
    private final TokenMinter minter;
    private final FailureResponses failures;
    private final StageObserver stages;

    RelayTokenFilter(RelayTarget target, TokenMinter minter, FailureResponses failures, StageObserver stages) {
        this.target = target;
        this.minter = minter;
        this.failures = failures;
        this.stages = stages;
    }

    @Override
    public FilterKind kind() {
        return FilterKind.RELAY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        DecisionTrail.of(exchange).enter(Stage.RELAY);
        Optional<RelayedToken> token;
        try {
            token = stages.observe(
                    TimedStage.RELAY,
                    exchange,
                    () -> mint(exchange),
                    minted -> minted.isPresent() ? "minted" : "guest");
        } catch (RuntimeException fault) {
            String decision = Passage.of(exchange).flatMap(Passage::decisionId).orElse(null);
            return failures.refuse(exchange, Refusal.unavailable("relay_unavailable", decision, fault));
        }
        return chain.filter(withToken(exchange, token));
    }

    private Optional<RelayedToken> mint(ServerWebExchange exchange) {
        return Passage.of(exchange).flatMap(Passage::identity).flatMap(this::mint);
    }

    private Optional<RelayedToken> mint(VerifiedIdentity caller) {
        if (caller instanceof VerifiedIdentity.TokenHolder holder) {
            return Optional.of(minter.mint(holder.token(), target));
        }
        return caller instanceof VerifiedIdentity.KeyHolder holder
                ? Optional.of(minter.mint(holder.caller(), target))
                : Optional.empty();
    }

    private static ServerWebExchange withToken(ServerWebExchange exchange, Optional<RelayedToken> token) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> {
                    headers.remove(HttpHeaders.AUTHORIZATION);
                    token.ifPresent(minted -> headers.setBearerAuth(minted.compact()));
                }))
                .build();
    }

    @Override
    public String toString() {
        return "[RelayToken " + target.audience() + "]";
    }
}
