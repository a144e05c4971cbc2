package dev.poolgate.gateway.exchange;

import dev.poolgate.authorizer.exchange.AmbiguousRole;
import dev.poolgate.authorizer.exchange.RoleMapping;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the tokens of one issuer map to roles.
 *
 * @param type {@code token}: the claim {@code cognito:preferred_role} says it; {@code rules}: the first rule that
 *     matches says it
 * @param ambiguous what happens where neither does: {@code authenticated-role} for the pool's {@code role-arn}, or
 *     {@code deny}
 * @param rules for {@code rules}, in order
 */
public record RoleMappingProperties(
        @Nullable Type type,
        @Nullable AmbiguousRole ambiguous,
        @DefaultValue List<RoleRuleProperties> rules) {

    /** Where the role is found. */
    public enum Type {
        TOKEN,
        RULES
    }

    public RoleMappingProperties {
        rules = List.copyOf(rules);
    }

    RoleMapping mapping(String key) {
        if (type == null || ambiguous == null || (type == Type.RULES) == rules.isEmpty()) {
            throw new ConfigurationProblem(
                    "`" + key + "` is no whole mapping",
                    "give it `type`, `ambiguous` and, where the type is `rules`, the rules");
        }
        return type == Type.TOKEN
                ? new RoleMapping.FromToken(ambiguous)
                : new RoleMapping.FromRules(
                        rules.stream().map(rule -> rule.rule(key)).toList(), ambiguous);
    }
}
