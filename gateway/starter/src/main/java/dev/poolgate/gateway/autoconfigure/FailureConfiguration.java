package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.decisions.DecisionRecorder;
import dev.poolgate.gateway.failure.BackendFailures;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.failure.LingeringClose;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/** How refusals are answered. */
@Configuration(proxyBeanMethods = false)
class FailureConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FailureResponses poolgateFailureResponses(
            PoolgateProperties properties, ObjectProvider<IdGenerator> decisionIds, DecisionRecorder recorder) {
        return new FailureResponses(
                properties.failures(), decisionIds.getIfAvailable(AlternativeJdkIdGenerator::new), recorder);
    }

    /** An application with an error handler of its own has its own answer. */
    @Bean
    @ConditionalOnMissingBean({ErrorWebExceptionHandler.class, BackendFailures.class})
    BackendFailures poolgateBackendFailures(FailureResponses failures) {
        return new BackendFailures(failures);
    }

    /** A refusal comes before the body is read, and is of no use to a client that never sees it. */
    @Bean
    NettyServerCustomizer poolgateLingeringClose() {
        return server -> server.doOnChannelInit((observer, channel, address) -> LingeringClose.on(channel));
    }
}
