package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/** Counts what was granted and what refused, by stable codes alone: no role, pool or identity is in a tag. */
final class ExchangeCounts {
    private static final String CONCLUDED = "poolgate.identitypool.exchanges";
    private static final String ASSUMED = "poolgate.identitypool.assumptions";

    private ExchangeCounts() {}

    /**
     * Counts the end of an exchange.
     *
     * @param caller {@code guest}, {@code user} or {@code developer}
     */
    static ExchangeResult concluded(String caller, ExchangeResult result) {
        String outcome = result.fold(granted -> "granted", refused -> refused.code());
        count(CONCLUDED, "identities exchanged for credentials", "caller", caller, outcome);
        return result;
    }

    /** Counts the end of an assumption, in an exchange or at STS. */
    static void assumed(AssumeAction action, AssumeResult result) {
        String outcome =
                result.fold(assumed -> "granted", refused -> refused.reason().code());
        count(ASSUMED, "roles assumed", "action", action.name().toLowerCase(Locale.ROOT), outcome);
    }

    private static void count(String meter, String description, String kind, String value, String outcome) {
        Counter.builder(meter)
                .description(description)
                .tag(kind, value)
                .tag("outcome", outcome)
                .register(Metrics.globalRegistry)
                .increment();
    }
}
