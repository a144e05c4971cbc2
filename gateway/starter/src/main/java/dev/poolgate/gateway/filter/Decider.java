package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Authorizer;
import java.util.Optional;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** Asks the {@link Authorizer} and never fails open: a fault becomes a value, no answer stays visible as none (S59). */
final class Decider {
    private final Authorizer authorizer;
    private final IdGenerator faultIds = new AlternativeJdkIdGenerator();

    Decider(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /** Emits exactly once; empty where the authorizer had no answer. */
    Mono<Optional<AccessResult>> decide(AccessRequest request) {
        return Stages.mono(() -> authorizer.authorize(request))
                .onErrorResume(fault -> Mono.just(new AccessResult.Unavailable(
                        fault, faultIds.generateId().toString())))
                .singleOptional();
    }
}
