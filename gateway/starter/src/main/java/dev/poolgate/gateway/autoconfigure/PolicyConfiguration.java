package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.policy.PolicyEngine;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.policy.ConfiguredPolicies;
import dev.poolgate.gateway.policy.PoliciesEndpoint;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ClassUtils;

/** Hop 5, where policies decide beside a route's requirements. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    private static final String ENGINE = "com.cedarpolicy.AuthorizationEngine";

    /** Another engine takes its place as a bean of type {@link PolicyEngine}. */
    @Bean
    @ConditionalOnMissingBean(PolicyEngine.class)
    @Conditional(PoliciesAreConfigured.class)
    ConfiguredPolicies poolgatePolicies(
            PoolgateProperties properties,
            ResourcePatternResolver resources,
            ObjectProvider<Clock> clock,
            ObjectProvider<MeterRegistry> meters) {
        if (!ClassUtils.isPresent(ENGINE, getClass().getClassLoader())) {
            throw new ConfigurationProblem(
                    "there are policies, and nothing that reads them",
                    "add the dependency `com.cedarpolicy:cedar-java` with the classifier `uber`");
        }
        return ConfiguredPolicies.open(
                properties.policies(),
                resources,
                clock.getIfAvailable(Clock::systemUTC),
                meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    @ConditionalOnMissingBean
    PoliciesEndpoint poolgatePoliciesEndpoint(ObjectProvider<ConfiguredPolicies> policies) {
        return new PoliciesEndpoint(policies.stream().findFirst());
    }
}
