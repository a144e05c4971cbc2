package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.gateway.stage.StageObserver;
import dev.poolgate.gateway.stage.TimedStage;
import java.util.Optional;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Asks the {@link Authorizer} and never fails open: a fault becomes a value, no answer stays visible as none (S59). */
final class Decider {
    private final Authorizer authorizer;
    private final StageObserver stages;
    private final IdGenerator faultIds = new AlternativeJdkIdGenerator();

    Decider(Authorizer authorizer, StageObserver stages) {
        this.authorizer = authorizer;
        this.stages = stages;
    }

    /** Emits exactly once; empty where the authorizer had no answer. */
    Mono<Optional<AccessResult>> decide(ServerWebExchange exchange, AccessRequest request) {
        return stages.observe(TimedStage.AUTHORIZE, exchange, decide(request), Decider::outcome);
    }

    private Mono<Optional<AccessResult>> decide(AccessRequest request) {
        return Stages.mono(() -> authorizer.authorize(request))
                .onErrorResume(fault -> Mono.just(new AccessResult.Unavailable(
                        fault, faultIds.generateId().toString())))
                .singleOptional();
    }

    private static String outcome(Optional<AccessResult> result) {
        return result.map(known -> known.fold(
                        allowed -> "allowed",
                        denied -> "denied",
                        unknown -> "unauthenticated",
                        rejected -> "unauthenticated",
                        fault -> "unavailable"))
                .orElse("empty");
    }
}
