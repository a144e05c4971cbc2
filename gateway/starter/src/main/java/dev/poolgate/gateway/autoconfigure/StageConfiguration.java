package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.guard.ShownObservation;
import dev.poolgate.gateway.stage.StageDescriptions;
import dev.poolgate.gateway.stage.StageObserver;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayObservationConvention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the stages of a request are measured and traced. */
@Configuration(proxyBeanMethods = false)
class StageConfiguration {

    @Bean
    @ConditionalOnMissingBean
    StageObserver poolgateStageObserver(ObjectProvider<ObservationRegistry> observations) {
        return new StageObserver(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    @ConditionalOnMissingBean
    GatewayObservationConvention poolgateGatewayObservationConvention() {
        return new ShownObservation();
    }

    @Bean
    StageDescriptions poolgateStageDescriptions() {
        return new StageDescriptions();
    }
}
