package dev.poolgate.authorizer.exchange;

import java.util.List;
import java.util.function.Function;

/** How the tokens of one login provider map to roles. */
public sealed interface RoleMapping {

    /** What happens where the mapping finds no single role. */
    AmbiguousRole ambiguous();

    /** The token says it, {@code cognito:preferred_role} and {@code cognito:roles}: type {@code Token}. */
    record FromToken(AmbiguousRole ambiguous) implements RoleMapping {}

    /** The first rule that matches says it: type {@code Rules}. */
    record FromRules(List<RoleRule> rules, AmbiguousRole ambiguous) implements RoleMapping {
        public FromRules {
            rules = List.copyOf(rules);
        }
    }

    /** Picks the function that fits this kind. */
    default <T> T fold(Function<FromToken, T> token, Function<FromRules, T> rules) {
        return this instanceof FromToken t ? token.apply(t) : rules.apply((FromRules) this);
    }
}
