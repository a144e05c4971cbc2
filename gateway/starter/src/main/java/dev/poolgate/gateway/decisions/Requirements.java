package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.policy.OperationRule;
import dev.poolgate.authorizer.policy.RuleEvaluation;
import dev.poolgate.authorizer.token.TokenFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes a rule apart, so that each requirement can be told by itself. Each part is weighed by the very function that
 * weighs the whole: an explanation cannot disagree with a decision.
 */
public final class Requirements {
    private Requirements() {}

    /** Every requirement of the rule, held against these claims. */
    public static List<Requirement> of(AccessRule rule, TokenFacts token) {
        List<Requirement> all = new ArrayList<>();
        if (!rule.issuers().isEmpty()) {
            all.add(requirement(
                    "issuers",
                    rule.issuers(),
                    List.of(token.issuerName()),
                    part(rule.issuers(), none(), none()),
                    token));
        }
        if (!rule.scopes().isEmpty()) {
            all.add(requirement("scopes", rule.scopes(), token.scopes(), part(none(), rule.scopes(), none()), token));
        }
        if (!rule.groups().isEmpty()) {
            all.add(requirement("groups", rule.groups(), token.groups(), part(none(), none(), rule.groups()), token));
        }
        rule.claims()
                .forEach((claim, values) -> all.add(requirement(
                        "claims." + claim,
                        values,
                        held(token.claims().get(claim)),
                        new AccessRule(none(), none(), none(), Map.of(claim, values), false),
                        token)));
        rule.operation()
                .ifPresent(operation -> all.add(requirement(
                        "openapi",
                        alternatives(operation),
                        token.scopes(),
                        AccessRule.signedIn().withOperation(operation),
                        token)));
        return List.copyOf(all);
    }

    private static List<String> alternatives(OperationRule operation) {
        return operation.documented()
                ? operation.alternatives().stream()
                        .map(each -> String.join(" ", new TreeSet<>(each.scopes())))
                        .toList()
                : List.of("the document does not have this operation");
    }

    private static Requirement requirement(
            String name, Collection<String> wanted, Collection<String> held, AccessRule part, TokenFacts token) {
        return new Requirement(
                name,
                List.copyOf(new TreeSet<>(wanted)),
                List.copyOf(held),
                RuleEvaluation.missing(part, token).isEmpty());
    }

    private static AccessRule part(Set<String> issuers, Set<String> scopes, Set<String> groups) {
        return new AccessRule(issuers, scopes, groups, Map.of(), false);
    }

    private static Set<String> none() {
        return Set.of();
    }

    private static List<String> held(@Nullable Object claim) {
        if (claim == null) {
            return List.of();
        }
        return claim instanceof Collection<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of(claim.toString());
    }
}
