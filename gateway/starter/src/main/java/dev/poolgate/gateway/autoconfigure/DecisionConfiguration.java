package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.keys.KeyAvailability;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.decisions.AbandonedRequests;
import dev.poolgate.gateway.decisions.AllowedRequests;
import dev.poolgate.gateway.decisions.DecisionLog;
import dev.poolgate.gateway.decisions.DecisionRecorder;
import dev.poolgate.gateway.decisions.DecisionSink;
import dev.poolgate.gateway.decisions.KeyAges;
import dev.poolgate.gateway.decisions.Pseudonyms;
import dev.poolgate.gateway.decisions.RecentDecisions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.util.function.SingletonSupplier;

/** What is recorded of decisions, and where it goes. A bean of type {@link DecisionSink} more takes each record too. */
@Configuration(proxyBeanMethods = false)
class DecisionConfiguration {

    /** Give one with a key of the installation to have the same pseudonyms on each node. */
    @Bean
    @ConditionalOnMissingBean
    Pseudonyms poolgatePseudonyms(PoolgateProperties properties) {
        return properties.decisions().pseudonyms();
    }

    @Bean
    @ConditionalOnMissingBean
    DecisionLog poolgateDecisionLog() {
        return new DecisionLog();
    }

    @Bean
    @ConditionalOnMissingBean
    RecentDecisions poolgateRecentDecisions(PoolgateProperties properties) {
        return new RecentDecisions(properties.decisions().kept());
    }

    @Bean
    @ConditionalOnMissingBean
    DecisionRecorder poolgateDecisionRecorder(
            PoolgateProperties properties,
            ObjectProvider<DecisionSink> sinks,
            Pseudonyms pseudonyms,
            ObjectProvider<TokenAuthorizer> authorizer,
            ObjectProvider<IdGenerator> ids,
            ObjectProvider<Clock> clock,
            ObjectProvider<MeterRegistry> meters) {
        IdGenerator names = ids.getIfAvailable(AlternativeJdkIdGenerator::new);
        return new DecisionRecorder(
                properties.decisions().sampledAllows(),
                sinks.orderedStream().toList(),
                pseudonyms,
                keyAges(authorizer),
                () -> names.generateId().toString(),
                clock.getIfAvailable(Clock::systemUTC),
                meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    AllowedRequests poolgateAllowedRequests(DecisionRecorder recorder) {
        return new AllowedRequests(recorder);
    }

    @Bean
    AbandonedRequests poolgateAbandonedRequests(DecisionRecorder recorder) {
        return new AbandonedRequests(recorder);
    }

    /** Looked up when it is first asked: the authorizer may need what is made here. */
    private static KeyAges keyAges(ObjectProvider<TokenAuthorizer> authorizer) {
        Supplier<Optional<TokenAuthorizer>> found =
                SingletonSupplier.of(() -> authorizer.stream().findFirst());
        return issuer -> found.get().stream()
                .flatMap(known -> known.keyAvailability().stream())
                .filter(keys -> keys.issuer().equals(issuer))
                .findFirst()
                .flatMap(KeyAvailability::age);
    }
}
