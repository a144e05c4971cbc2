package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.failure.DecisionLog;
import dev.poolgate.gateway.failure.FailureResponses;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/** How refusals are answered, logged and counted. */
@Configuration(proxyBeanMethods = false)
class FailureConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DecisionLog poolgateDecisionLog(ObjectProvider<MeterRegistry> meters) {
        return new DecisionLog(meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    @ConditionalOnMissingBean
    FailureResponses poolgateFailureResponses(
            PoolgateProperties properties, ObjectProvider<IdGenerator> decisionIds, DecisionLog log) {
        return new FailureResponses(
                properties.failures(), decisionIds.getIfAvailable(AlternativeJdkIdGenerator::new), log);
    }
}
