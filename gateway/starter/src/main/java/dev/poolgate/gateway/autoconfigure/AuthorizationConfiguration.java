package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.config.TrustedIssuers;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.filter.AuthorizeGatewayFilterFactory;
import dev.poolgate.gateway.filter.DecisionGate;
import dev.poolgate.gateway.filter.PublicGatewayFilterFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/** Hops 3 to 5. */
@Configuration(proxyBeanMethods = false)
class AuthorizationConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TrustedIssuers poolgateTrustedIssuers(PoolgateProperties properties) {
        return TrustedIssuers.of(properties.issuers());
    }

    /** Feed it to have the gateway refuse a session or a subject at once. */
    @Bean
    @ConditionalOnMissingBean
    RevocationList poolgateRevocationList(ObjectProvider<Clock> clock) {
        return new InMemoryRevocationList(clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnMissingBean(Authorizer.class)
    TokenAuthorizer poolgateAuthorizer(
            TrustedIssuers issuers,
            PoolgateProperties properties,
            RevocationList revocations,
            ObjectProvider<Clock> clock,
            ObjectProvider<IdGenerator> ids,
            ObjectProvider<MeterRegistry> meters) {
        IdGenerator decisionIds = ids.getIfAvailable(AlternativeJdkIdGenerator::new);
        return TokenAuthorizer.trusting(issuers.atLeastOne())
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .meters(meters.getIfAvailable(CompositeMeterRegistry::new))
                .revocations(revocations)
                .keySettings(properties.keys().settings())
                .decisionIds(() -> decisionIds.generateId().toString())
                .maxTokenBytes(Math.toIntExact(properties.tokens().maxSize().toBytes()))
                .tokenCacheTime(properties.tokens().cacheTime())
                .tokenCacheBytes(properties.tokens().cacheSize().toBytes())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    AuthorizeGatewayFilterFactory authorizeGatewayFilterFactory(
            Authorizer authorizer, FailureResponses failures, TrustedIssuers issuers) {
        return new AuthorizeGatewayFilterFactory(authorizer, failures, issuers.names());
    }

    @Bean
    @ConditionalOnMissingBean
    PublicGatewayFilterFactory publicGatewayFilterFactory() {
        return new PublicGatewayFilterFactory();
    }

    /** Not to be replaced: without it a route could be open by omission. */
    @Bean
    DecisionGate poolgateDecisionGate(FailureResponses failures) {
        return new DecisionGate(failures);
    }
}
