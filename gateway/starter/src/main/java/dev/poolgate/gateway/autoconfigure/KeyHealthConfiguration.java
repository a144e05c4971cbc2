package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.gateway.health.KeyHealthIndicator;
import dev.poolgate.gateway.health.KeyWarmUp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether tokens can be verified, for readiness. An application with an authorizer of its own has its own answer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(TokenAuthorizer.class)
class KeyHealthConfiguration {

    @Bean
    @ConditionalOnMissingBean
    KeyHealthIndicator poolgateKeysHealthIndicator(TokenAuthorizer authorizer) {
        return new KeyHealthIndicator(authorizer);
    }

    @Bean
    @ConditionalOnMissingBean
    KeyWarmUp poolgateKeyWarmUp(TokenAuthorizer authorizer, ApplicationContext application) {
        return new KeyWarmUp(authorizer, application);
    }
}
