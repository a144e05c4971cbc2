package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.exchange.ConfiguredPools;
import dev.poolgate.gateway.exchange.IdentityPools;
import dev.poolgate.gateway.exchange.NamedIdentityPool;
import dev.poolgate.gateway.exchange.PoolCare;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.filter.ExchangeCredentialsGatewayFilterFactory;
import dev.poolgate.gateway.signing.SignAwsRequestGatewayFilterFactory;
import dev.poolgate.gateway.signing.SigningHeadersFilter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hop 6, and hop 7 where the backend checks AWS signatures. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    IdentityPools poolgateIdentityPools(
            PoolgateProperties properties,
            ObjectProvider<NamedIdentityPool> named,
            ObjectProvider<ConfiguredPools> configured,
            ObjectProvider<IdentityPool> anyId,
            RevocationList revocations,
            ObjectProvider<Clock> clock,
            ObjectProvider<MeterRegistry> meters) {
        PoolCare care = new PoolCare(
                properties.exchange(),
                revocations,
                clock.getIfAvailable(Clock::systemUTC),
                meters.getIfAvailable(CompositeMeterRegistry::new));
        List<NamedIdentityPool> pools = Stream.concat(
                        named.orderedStream(), configured.stream().flatMap(found -> found.pools().stream()))
                .toList();
        return new IdentityPools(pools, anyId.getIfUnique()).with(care);
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
