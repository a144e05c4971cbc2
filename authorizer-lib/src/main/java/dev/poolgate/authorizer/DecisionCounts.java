package dev.poolgate.authorizer;

import dev.poolgate.authorizer.keys.KeyFetchException;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.token.TokenError;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One count for each decision, by outcome and by stable code. What a single one was is for the caller to record, who
 * knows the request; only what made none possible is logged here, because a fault's trace ends here.
 */
final class DecisionCounts {
    private static final Logger LOG = LoggerFactory.getLogger(Authorizer.class);
    private static final String METER = "poolgate.decisions";

    private final Counter allowed;
    private final Counter denied;
    private final Counter unavailable;
    private final Map<TokenError, Counter> unauthenticated;
    private final Map<SignatureError, Counter> signatureRejected;

    DecisionCounts(MeterRegistry meters) {
        this.allowed = counter(meters, "allowed", "none");
        this.denied = counter(meters, "denied", "none");
        this.unavailable = counter(meters, "unavailable", "none");
        this.unauthenticated = Arrays.stream(TokenError.values())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), error -> counter(meters, "unauthenticated", error.code())));
        this.signatureRejected = Arrays.stream(SignatureError.values())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), error -> counter(meters, "unauthenticated", error.code())));
    }

    private static Counter counter(MeterRegistry meters, String outcome, String reason) {
        return Counter.builder(METER)
                .description("decisions on requests")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(meters);
    }

    AccessResult count(AccessResult result) {
        counter(result).increment();
        if (result instanceof AccessResult.Unavailable outcome) {
            log(outcome);
        }
        return result;
    }

    private Counter counter(AccessResult result) {
        return result.fold(
                outcome -> allowed,
                outcome -> denied,
                outcome -> unauthenticated.getOrDefault(outcome.error(), denied),
                outcome -> signatureRejected.getOrDefault(outcome.error(), denied),
                outcome -> unavailable);
    }

    private static void log(AccessResult.Unavailable outcome) {
        // an outage refuses every request, so its stack trace is not repeated for each; a fault's is
        Throwable trace = outcome.cause() instanceof KeyFetchException ? null : outcome.cause();
        LOG.warn(
                "decision `{}` not possible now: {}",
                outcome.decisionId(),
                outcome.cause().getMessage(),
                trace);
    }
}
