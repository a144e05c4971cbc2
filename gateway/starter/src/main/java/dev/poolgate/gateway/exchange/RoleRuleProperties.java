package dev.poolgate.gateway.exchange;

import dev.poolgate.authorizer.exchange.ClaimMatch;
import dev.poolgate.authorizer.exchange.RoleRule;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who has a claim like this gets that role.
 *
 * @param claim name of the claim
 * @param match how it is compared: {@code equals}, {@code contains}, {@code starts-with} or {@code not-equal}
 * @param value what it is compared with
 * @param roleArn the role
 */
public record RoleRuleProperties(
        @Nullable String claim,
        @DefaultValue("equals") ClaimMatch match,
        @Nullable String value,
        @Nullable String roleArn) {

    RoleRule rule(String key) {
        if (claim == null || value == null || roleArn == null) {
            throw new ConfigurationProblem(
                    "`" + key + ".rules` has an incomplete rule", "give it `claim`, `value` and `role-arn`");
        }
        return new RoleRule(claim, match, value, roleArn);
    }
}
