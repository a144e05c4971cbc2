package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Decision;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyRef;
import dev.poolgate.gateway.stage.RouteName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The one place where decisions become records: at each refusal, and at a share of the requests that go on, one a
 * request. Of the others nothing is built. Each refusal is counted too, in {@code poolgate.refusals}.
 */
public final class DecisionRecorder {
    private static final String ASKS_NOBODY = "public";

    private final double sampledAllows;
    private final List<DecisionSink> sinks;
    private final Callers callers;
    private final Supplier<String> ids;
    private final Clock clock;
    private final MeterRegistry meters;

    /** @param ids names for decisions on routes that ask nobody */
    public DecisionRecorder(
            double sampledAllows,
            List<DecisionSink> sinks,
            Pseudonyms pseudonyms,
            KeyAges keyAges,
            Supplier<String> ids,
            Clock clock,
            MeterRegistry meters) {
        this.sampledAllows = sampledAllows;
        this.sinks = List.copyOf(sinks);
        this.callers = new Callers(pseudonyms, keyAges, clock);
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    /** A request goes no further. */
    public void refused(ServerWebExchange exchange, Refused refused) {
        Counter.builder("poolgate.refusals")
                .description("requests that went no further")
                .tag("code", refused.code())
                .tag("route", RouteName.of(exchange))
                .register(meters)
                .increment();
        DecisionTrail trail = DecisionTrail.of(exchange);
        Outcome outcome = Outcome.ofRefusal(refused.status(), trail.result());
        // in place of that of the request that was let through
        trail.release();
        accept(record(exchange, trail, outcome, refused.id(), refused.code(), refused.status(), refused.detail()));
    }

    /**
     * A request goes on to its backend. Its record waits until something is answered: no answer of the backend's is a
     * refusal after all. Costs nothing to speak of where it is not among those recorded.
     */
    public void allowed(ServerWebExchange exchange) {
        DecisionTrail trail = DecisionTrail.of(exchange);
        if (sampledAllows > 0
                && trail.isSampled(() -> ThreadLocalRandom.current().nextDouble() < sampledAllows)) {
            Optional<Decision> decision = decision(trail.result());
            String code = decision.flatMap(made -> made.reasons().stream().findFirst())
                    .orElse(ASKS_NOBODY);
            String id = decision.map(Decision::id).orElseGet(ids);
            if (trail.hold(record(exchange, trail, Outcome.ALLOWED, id, code, null, null))) {
                exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> settled(exchange)));
            }
        }
    }

    /** What became of a request is clear: it is answered, or nobody waits for the answer any more. */
    void settled(ServerWebExchange exchange) {
        DecisionTrail.of(exchange).release().ifPresent(this::accept);
    }

    private void accept(DecisionRecord record) {
        sinks.forEach(sink -> sink.accept(record));
    }

    private DecisionRecord record(
            ServerWebExchange exchange,
            DecisionTrail trail,
            Outcome outcome,
            String id,
            String code,
            @Nullable Integer status,
            @Nullable String detail) {
        Optional<Decision> decision = decision(trail.result());
        Optional<PolicyDecision> policies = decision.flatMap(Decision::policies);
        return new DecisionRecord(
                id,
                clock.instant(),
                outcome,
                trail.stage(),
                code,
                status,
                RouteName.of(exchange),
                Printable.of(exchange.getRequest().getMethod().name()),
                Printable.of(exchange.getRequest().getURI().getRawPath()),
                callers.of(trail.result()),
                trail.rule().map(RuleText::of).orElse(null),
                policies.map(PolicyDecision::determining).orElseGet(() -> statements(decision)),
                policies.map(PolicyDecision::revision).orElse(null),
                trail.microsSoFar(),
                detail == null || detail.equals(code) ? null : Printable.of(detail),
                requirements(trail),
                policies.map(PolicyDecision::inputs).orElse(Map.of()));
    }

    private static List<Requirement> requirements(DecisionTrail trail) {
        return Callers.identity(trail.result())
                .filter(VerifiedIdentity.TokenHolder.class::isInstance)
                .map(VerifiedIdentity.TokenHolder.class::cast)
                .flatMap(holder -> trail.rule().map(rule -> Requirements.of(rule, holder.token())))
                .orElse(List.of());
    }

    /** What the policies of a role have: the statement's name, without a position. */
    private static List<PolicyRef> statements(Optional<Decision> decision) {
        return decision.stream()
                .flatMap(made -> made.reasons().stream()
                        .filter(any -> made.reasons().get(0).startsWith("iam_"))
                        .skip(1))
                .map(name -> new PolicyRef(name, "iam", 0, 0))
                .toList();
    }

    private static Optional<Decision> decision(@Nullable AccessResult result) {
        if (result instanceof AccessResult.Allowed allowed) {
            return Optional.of(allowed.decision());
        }
        return result instanceof AccessResult.Denied denied ? Optional.of(denied.decision()) : Optional.empty();
    }
}
