package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.failure.DecisionLog;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.stage.StageDescriptions;
import dev.poolgate.gateway.stage.StageObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/** How refusals are answered, logged and counted, and how stages are observed. */
@Configuration(proxyBeanMethods = false)
class FailureConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DecisionLog poolgateDecisionLog(ObjectProvider<MeterRegistry> meters) {
        return new DecisionLog(meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    @ConditionalOnMissingBean
    StageObserver poolgateStageObserver(ObjectProvider<ObservationRegistry> observations) {
        return new StageObserver(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    StageDescriptions poolgateStageDescriptions() {
        return new StageDescriptions();
    }

    @Bean
    @ConditionalOnMissingBean
    FailureResponses poolgateFailureResponses(
            PoolgateProperties properties, ObjectProvider<IdGenerator> decisionIds, DecisionLog log) {
        return new FailureResponses(
                properties.failures(), decisionIds.getIfAvailable(AlternativeJdkIdGenerator::new), log);
    }
}
