package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.exchange.IdentityPool;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.gateway.body.BodyAccounts;
import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.exchange.ConfiguredPools;
import dev.poolgate.gateway.exchange.ExchangeProperties;
import dev.poolgate.gateway.exchange.IdentityPools;
import dev.poolgate.gateway.exchange.NamedIdentityPool;
import dev.poolgate.gateway.exchange.PoolCare;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.filter.ExchangeCredentialsGatewayFilterFactory;
import dev.poolgate.gateway.guard.RequestOrigin;
import dev.poolgate.gateway.guard.TrustedProxies;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.signing.SignAwsRequestGatewayFilterFactory;
import dev.poolgate.gateway.signing.SigningHeadersFilter;
import dev.poolgate.gateway.stage.StageObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

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
            ExchangeTimer timer,
            RevocationList revocations,
            ObjectProvider<Clock> clock,
            ObjectProvider<MeterRegistry> meters) {
        PoolCare care = new PoolCare(
                properties.exchange(),
                timer.executor(),
                revocations,
                clock.getIfAvailable(Clock::systemUTC),
                meters.getIfAvailable(CompositeMeterRegistry::new));
        List<NamedIdentityPool> pools = Stream.concat(
                        named.orderedStream(), configured.stream().flatMap(found -> found.pools().stream()))
                .toList();
        requireAll(properties.exchange(), pools);
        return new IdentityPools(pools, anyId.getIfUnique()).with(care);
    }

    private static void requireAll(ExchangeProperties exchange, List<NamedIdentityPool> pools) {
        Set<String> missing = new TreeSet<>(exchange.pools().keySet());
        missing.addAll(exchange.sts().keySet());
        pools.forEach(pool -> missing.remove(pool.name()));
        if (!missing.isEmpty()) {
            throw new ConfigurationProblem(
                    "the identity pools " + missing + " are configured but there is nothing to call them with",
                    "add `software.amazon.awssdk:netty-nio-client` and `:cognitoidentity` or `:sts`");
        }
    }

    /** Starts second attempts at exchanges. */
    @Bean
    ExchangeTimer poolgateExchangeTimer() {
        CustomizableThreadFactory names = new CustomizableThreadFactory("poolgate-exchange-");
        names.setDaemon(true);
        return new ExchangeTimer(Executors.newSingleThreadScheduledExecutor(names));
    }

    /** Not a bean of a general executor type, which an application might take for its own. */
    record ExchangeTimer(ScheduledExecutorService executor) implements AutoCloseable {
        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    @Bean
    @ConditionalOnMissingBean
    ExchangeCredentialsGatewayFilterFactory exchangeCredentialsGatewayFilterFactory(
            IdentityPools pools, FailureResponses failures, StageObserver stages) {
        return new ExchangeCredentialsGatewayFilterFactory(pools, failures, stages);
    }

    @Bean
    @ConditionalOnMissingBean
    SignAwsRequestGatewayFilterFactory signAwsRequestGatewayFilterFactory(
            PoolgateProperties properties,
            HeldBodies bodies,
            TrustedProxies trustedProxies,
            ObjectProvider<Clock> clock,
            FailureResponses failures) {
        return new SignAwsRequestGatewayFilterFactory(
                properties.signing(),
                bodies,
                new BodyAccounts(new RequestOrigin(trustedProxies)),
                clock.getIfAvailable(Clock::systemUTC),
                failures);
    }

    @Bean
    @ConditionalOnMissingBean
    SigningHeadersFilter poolgateSigningHeadersFilter(StageObserver stages) {
        return new SigningHeadersFilter(stages);
    }
}
