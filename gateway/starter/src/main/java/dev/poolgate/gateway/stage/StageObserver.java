package dev.poolgate.gateway.stage;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Observes stages of requests. What a stage is tagged with is the route's id and a word of ours for its end, so that
 * neither the number of series nor a trace ever depends on who calls (S68).
 */
public final class StageObserver {
    private static final String FAULT = "fault";

    private final ObservationRegistry registry;

    /** @param registry {@link ObservationRegistry#NOOP} where nothing shall be observed */
    public StageObserver(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** Observes nothing. */
    public static StageObserver none() {
        return new StageObserver(ObservationRegistry.NOOP);
    }

    /**
     * The same, observed from its subscription to its one value. What is done with the value is not part of it.
     *
     * @param outcome the word for a value, one of few
     */
    public <T> Mono<T> observe(
            TimedStage stage, ServerWebExchange exchange, Mono<T> work, Function<T, String> outcome) {
        return registry.isNoop()
                ? work
                : Mono.defer(() -> observed(new Running(started(stage, exchange)), work, outcome));
    }

    private static <T> Mono<T> observed(Running stage, Mono<T> work, Function<T, String> outcome) {
        // both run before the value goes on: doFinally would come after all that follows
        return work.doOnSuccess(value -> stage.end(value == null ? "empty" : outcome.apply(value)))
                .doOnError(stage::fail)
                .doOnCancel(() -> stage.end("cancelled"));
    }

    /**
     * Does the work, observed.
     *
     * @param outcome the word for a value, one of few
     */
    public <T> T observe(TimedStage stage, ServerWebExchange exchange, Supplier<T> work, Function<T, String> outcome) {
        if (registry.isNoop()) {
            return work.get();
        }
        Running running = new Running(started(stage, exchange));
        try {
            T value = work.get();
            running.end(outcome.apply(value));
            return value;
        } catch (RuntimeException fault) {
            running.fail(fault);
            throw fault;
        }
    }

    private Observation started(TimedStage stage, ServerWebExchange exchange) {
        return Observation.createNotStarted(stage.meter(), registry)
                .lowCardinalityKeyValue("route", RouteName.of(exchange))
                .parentObservation(parent(exchange))
                .start();
    }

    /** The request's own: the gateway keeps the context that its handler was subscribed with. */
    private static @Nullable Observation parent(ServerWebExchange exchange) {
        ContextView context = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_REACTOR_CONTEXT_ATTR);
        return context == null ? null : context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
    }

    /** Ends once: a client may go away after the value was there. */
    private static final class Running {
        private final Observation observation;
        private boolean ended;

        Running(Observation observation) {
            this.observation = observation;
        }

        synchronized void end(String outcome) {
            if (!ended) {
                ended = true;
                observation.lowCardinalityKeyValue("outcome", outcome).stop();
            }
        }

        /** By its kind alone: what a fault says may hold anything. */
        void fail(Throwable fault) {
            end(FAULT);
        }
    }
}
