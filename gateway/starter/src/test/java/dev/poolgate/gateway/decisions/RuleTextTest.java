package dev.poolgate.gateway.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.policy.SignedRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleTextTest {

    @Test
    void a_rule_reads_as_what_it_asks_for() {
        assertThat(RuleText.of(AccessRule.signedIn())).isEqualTo("any signed-in caller");
        assertThat(RuleText.of(new AccessRule(
                        Set.of("main"), Set.of("b", "a"), Set.of("admins"), Map.of("tier", List.of("gold")), false)))
                .isEqualTo("issuers: main; scopes: a, b; groups: admins; claims.tier: gold");
        assertThat(RuleText.of(new AccessRule(Set.of(), Set.of(), Set.of(), Map.of(), true)))
                .isEqualTo("any signed-in caller; guests too");
        assertThat(RuleText.of(AccessRule.signedIn().withPolicies())).isEqualTo("any signed-in caller; policies");
    }

    @Test
    void callers_who_sign_are_named_with_their_api() {
        assertThat(RuleText.of(AccessRule.signedIn().withSigned(new SignedRule("shop", "prod", true, true))))
                .isEqualTo("signed requests only (shop/prod, once)");
        assertThat(RuleText.of(AccessRule.signedIn().withSigned(new SignedRule("shop", "prod", false, false))))
                .isEqualTo("any signed-in caller; signed requests too (shop/prod)");
    }
}
