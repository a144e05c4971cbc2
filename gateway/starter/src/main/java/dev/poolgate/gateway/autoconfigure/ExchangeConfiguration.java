package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.exchange.IdentityPools;
import dev.poolgate.gateway.exchange.NamedIdentityPool;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.filter.ExchangeCredentialsGatewayFilterFactory;
import dev.poolgate.gateway.signing.SignAwsRequestGatewayFilterFactory;
import dev.poolgate.gateway.signing.SigningHeadersFilter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hop 6, and hop 7 where the backend checks AWS signatures. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    IdentityPools poolgateIdentityPools(ObjectProvider<NamedIdentityPool> named, ObjectProvider<IdentityPool> anyId) {
        return new IdentityPools(named.orderedStream().toList(), anyId.getIfUnique());
    }

    @Bean
    @ConditionalOnMissingBean
    ExchangeCredentialsGatewayFilterFactory exchangeCredentialsGatewayFilterFactory(
            IdentityPools pools, FailureResponses failures) {
        return new ExchangeCredentialsGatewayFilterFactory(pools, failures);
    }

    @Bean
    @ConditionalOnMissingBean
    SignAwsRequestGatewayFilterFactory signAwsRequestGatewayFilterFactory(
            PoolgateProperties properties, ObjectProvider<Clock> clock, FailureResponses failures) {
        return new SignAwsRequestGatewayFilterFactory(
                properties.signing(), clock.getIfAvailable(Clock::systemUTC), failures);
    }

    @Bean
    @ConditionalOnMissingBean
    SigningHeadersFilter poolgateSigningHeadersFilter() {
        return new SigningHeadersFilter();
    }
}
