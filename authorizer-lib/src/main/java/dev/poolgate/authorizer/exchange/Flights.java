package dev.poolgate.authorizer.exchange;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One exchange in flight for each caller, shared by all who wait for it. */
final class Flights {
    private final Map<CallerKey, CompletableFuture<ExchangeResult>> inFlight = new ConcurrentHashMap<>();

    /**
     * Joins the flight of this caller, or starts it.
     *
     * @return a stage of the waiter's own: to cancel it ends the waiting and not the flight
     */
    CompletableFuture<ExchangeResult> join(CallerKey key, Supplier<CompletionStage<ExchangeResult>> exchange) {
        CompletableFuture<ExchangeResult> mine = new CompletableFuture<>();
        CompletableFuture<ExchangeResult> others = inFlight.putIfAbsent(key, mine);
        if (others != null) {
            return others.copy();
        }
        CompletableFuture<ExchangeResult> waiter = mine.copy();
        started(exchange).whenComplete((result, fault) -> {
            inFlight.remove(key, mine);
            land(mine, result, fault);
        });
        return waiter;
    }

    private static CompletionStage<ExchangeResult> started(Supplier<CompletionStage<ExchangeResult>> exchange) {
        try {
            return exchange.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void land(CompletableFuture<ExchangeResult> flight, ExchangeResult result, Throwable fault) {
        if (fault == null) {
            flight.complete(result);
        } else {
            flight.completeExceptionally(fault);
        }
    }
}
