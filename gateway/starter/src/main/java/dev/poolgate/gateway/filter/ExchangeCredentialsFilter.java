package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.gateway.decisions.DecisionTrail;
import dev.poolgate.gateway.decisions.Stage;
import dev.poolgate.gateway.exchange.NamedIdentityPool;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.failure.Refusal;
import dev.poolgate.gateway.stage.StageObserver;
import dev.poolgate.gateway.stage.TimedStage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hop 6: leaves the caller's credentials on the exchange, or goes no further. */
final class ExchangeCredentialsFilter implements PoolgateFilter {
    private static final String UNAVAILABLE = "exchange_unavailable";

    private final NamedIdentityPool pool;
    private final FailureResponses failures;
    private final StageObserver stages;

    ExchangeCredentialsFilter(NamedIdentityPool pool, FailureResponses failures, StageObserver stages) {
        this.pool = pool;
        this.failures = failures;
        this.stages = stages;
    }

    @Override
    public FilterKind kind() {
        return FilterKind.EXCHANGE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        DecisionTrail.of(exchange).enter(Stage.EXCHANGE);
        Optional<Passage> passage = Passage.of(exchange);
        Optional<VerifiedIdentity> caller = passage.flatMap(Passage::identity);
        if (caller.isEmpty()) {
            return failures.refuse(exchange, Refusal.denied("no_decision", null, "there is nobody to exchange"));
        }
        String decision = passage.flatMap(Passage::decisionId).orElse(null);
        if (caller.get() instanceof VerifiedIdentity.KeyHolder) {
            return failures.refuse(
                    exchange, Refusal.denied("exchange_needs_token", decision, "a caller who signs has no login"));
        }
        return stages.observe(TimedStage.EXCHANGE, exchange, outcome(caller.get(), decision), Outcome::word)
                .flatMap(outcome -> outcome.refusal()
                        .map(refusal -> failures.refuse(exchange, refusal))
                        .orElseGet(() -> pass(outcome, passage.get(), exchange, chain)));
    }

    /** Emits exactly once: an error and an empty result are refusals too. */
    private Mono<Outcome> outcome(VerifiedIdentity caller, @Nullable String decision) {
        return Stages.mono(() -> pool.exchange(caller))
                .map(result -> result.fold(
                        Outcome::granted,
                        refused -> Outcome.refused(Refusal.denied(refused.code(), decision, refused.message()))))
                .onErrorResume(fault -> Mono.just(Outcome.refused(Refusal.unavailable(UNAVAILABLE, decision, fault))))
                .switchIfEmpty(Mono.fromSupplier(() -> Outcome.refused(Refusal.unavailable(
                        UNAVAILABLE, decision, new IllegalStateException("the pool had no answer")))));
    }

    private static Mono<Void> pass(
            Outcome outcome, Passage passage, ServerWebExchange exchange, GatewayFilterChain chain) {
        outcome.granted().ifPresent(granted -> CallerCredentials.put(exchange, passage, granted));
        return chain.filter(exchange);
    }

    @Override
    public String toString() {
        return "[ExchangeCredentials " + pool.name() + "]";
    }

    private record Outcome(Optional<ExchangeResult.Granted> granted, Optional<Refusal> refusal) {
        static Outcome granted(ExchangeResult.Granted granted) {
            return new Outcome(Optional.of(granted), Optional.empty());
        }

        static Outcome refused(Refusal refusal) {
            return new Outcome(Optional.empty(), Optional.of(refusal));
        }

        String word() {
            return refusal.map(any -> any.code().equals(UNAVAILABLE) ? "unavailable" : "refused")
                    .orElse("granted");
        }
    }
}
