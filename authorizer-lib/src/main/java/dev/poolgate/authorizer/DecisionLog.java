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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One log entry and one count for each decision. Says what was decided and by which stable code, on which method and
 * path; nothing of the token and nobody's name (S67, S68).
 */
final class DecisionLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.poolgate.decisions");
    private static final String METER = "poolgate.decisions";

    private final Counter allowed;
    private final Counter denied;
    private final Counter unavailable;
    private final Map<TokenError, Counter> unauthenticated;
    private final Map<SignatureError, Counter> signatureRejected;

    DecisionLog(MeterRegistry meters) {
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

    AccessResult record(AccessRequest request, AccessResult result) {
        return result.fold(
                outcome -> allowed(request, outcome),
                outcome -> denied(request, outcome),
                outcome -> unauthenticated(request, outcome),
                outcome -> signatureRejected(request, outcome),
                outcome -> unavailable(request, outcome));
    }

    private AccessResult allowed(AccessRequest request, AccessResult.Allowed outcome) {
        allowed.increment();
        LOG.debug(
                "decision `{}` allowed `{}` `{}`: {}",
                outcome.decision().id(),
                request.method(),
                oneLine(request.path()),
                outcome.decision().reasons());
        return outcome;
    }

    private AccessResult denied(AccessRequest request, AccessResult.Denied outcome) {
        denied.increment();
        LOG.info(
                "decision `{}` denied `{}` `{}`: {}",
                outcome.decision().id(),
                request.method(),
                oneLine(request.path()),
                outcome.decision().reasons());
        return outcome;
    }

    private AccessResult unauthenticated(AccessRequest request, AccessResult.Unauthenticated outcome) {
        rejected(request, outcome.decisionId(), outcome.error().code(), unauthenticated.get(outcome.error()));
        return outcome;
    }

    private AccessResult signatureRejected(AccessRequest request, AccessResult.SignatureRejected outcome) {
        rejected(request, outcome.decisionId(), outcome.error().code(), signatureRejected.get(outcome.error()));
        return outcome;
    }

    private void rejected(AccessRequest request, String decisionId, String code, @Nullable Counter counter) {
        (counter == null ? denied : counter).increment();
        LOG.info("decision `{}` rejected `{}` `{}`: {}", decisionId, request.method(), oneLine(request.path()), code);
    }

    private AccessResult unavailable(AccessRequest request, AccessResult.Unavailable outcome) {
        unavailable.increment();
        // an outage refuses every request, so its stack trace is not repeated for each; a fault's is
        Throwable trace = outcome.cause() instanceof KeyFetchException ? null : outcome.cause();
        LOG.warn(
                "decision `{}` not possible now for `{}` `{}`: {}",
                outcome.decisionId(),
                request.method(),
                oneLine(request.path()),
                outcome.cause().getMessage(),
                trace);
        return outcome;
    }

    /** The guard lets no control character through; whoever calls without it shall not write log lines either. */
    private static String oneLine(String path) {
        return path.codePoints().anyMatch(Character::isISOControl) ? "?" : path;
    }
}
