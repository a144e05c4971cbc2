package dev.poolgate.gateway.explain;

import dev.poolgate.authorizer.Decision;
import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.gateway.decisions.DecisionView;
import dev.poolgate.gateway.decisions.Outcome;
import dev.poolgate.gateway.decisions.Requirement;
import dev.poolgate.gateway.decisions.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a request.
 *
 * @param outcome as records name it
 * @param stage where it would be refused, or what it would pass last. Exchange and signature are not tried
 * @param code stable snake_case reason
 * @param route the route that matches; null where none does or the guard refuses before
 * @param rule what it asks for; null where there is no route
 * @param requirements each thing asked, and whether the caller has it
 * @param policies what determined it
 * @param inputs what policies read
 * @param note what people should know of this answer; null where there is nothing
 */
public record Explanation(
        String outcome,
        String stage,
        String code,
        @Nullable String route,
        @Nullable String rule,
        List<Requirement> requirements,
        List<Map<String, Object>> policies,
        @Nullable String revision,
        Map<String, String> inputs,
        List<String> errors,
        @Nullable String note) {

    static Explanation simple(Outcome outcome, Stage stage, String code, RouteFacts.@Nullable View route) {
        return of(outcome, stage, code, route, List.of(), Optional.empty(), null);
    }

    static Explanation noted(Outcome outcome, Stage stage, String code, RouteFacts.View route, String note) {
        return of(outcome, stage, code, route, List.of(), Optional.empty(), note);
    }

    static Explanation decided(
            Outcome outcome, Decision decision, RouteFacts.View route, List<Requirement> requirements) {
        Optional<PolicyDecision> policies = decision.policies();
        return of(
                outcome,
                policies.isPresent() ? Stage.POLICY : Stage.AUTHORIZE,
                decision.reasons().get(0),
                route,
                requirements,
                policies,
                null);
    }

    private static Explanation of(
            Outcome outcome,
            Stage stage,
            String code,
            RouteFacts.@Nullable View route,
            List<Requirement> requirements,
            Optional<PolicyDecision> policies,
            @Nullable String note) {
        return new Explanation(
                outcome.code(),
                stage.code(),
                code,
                route == null ? null : route.id(),
                route == null ? null : route.rule(),
                requirements,
                policies.map(PolicyDecision::determining)
                        .map(DecisionView::policies)
                        .orElse(List.of()),
                policies.map(PolicyDecision::revision).orElse(null),
                policies.map(PolicyDecision::inputs).orElse(Map.of()),
                policies.map(PolicyDecision::errors).orElse(List.of()),
                note);
    }
}
