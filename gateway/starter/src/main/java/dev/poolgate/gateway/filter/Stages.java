package dev.poolgate.gateway.filter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** From the library's stages to Reactor. */
final class Stages {

    private Stages() {}

    /**
     * A client that goes away does not cancel the stage, others may wait for it too. One that is not complete yet will
     * complete on a thread that has its own work to do, so the request continues elsewhere.
     */
    static <T> Mono<T> mono(Supplier<CompletionStage<T>> call) {
        return Mono.defer(() -> {
            CompletableFuture<T> future = call.get().toCompletableFuture();
            Mono<T> result = Mono.fromFuture(future, true);
            return future.isDone() ? result : result.publishOn(Schedulers.parallel());
        });
    }
}
