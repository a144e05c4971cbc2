package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.TokenAuthorizerBuilder;
import dev.poolgate.authorizer.policy.PolicyEngine;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.signed.ExecuteApi;
import dev.poolgate.authorizer.signed.SignedCallers;
import dev.poolgate.gateway.body.BodyReader;
import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.config.TrustedIssuers;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.filter.AuthorizeGatewayFilterFactory;
import dev.poolgate.gateway.filter.DecisionGate;
import dev.poolgate.gateway.filter.PublicGatewayFilterFactory;
import dev.poolgate.gateway.filter.RuleSources;
import dev.poolgate.gateway.filter.SignedRequests;
import dev.poolgate.gateway.guard.RequestOrigin;
import dev.poolgate.gateway.guard.TrustedProxies;
import dev.poolgate.gateway.openapi.ApiDocuments;
import dev.poolgate.gateway.policy.AskedPolicies;
import dev.poolgate.gateway.stage.StageObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.util.unit.DataSize;

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

    /** What signatures and policies must name; a pool in the same process knows it better than configuration. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    ExecuteApi poolgateExecuteApi(PoolgateProperties properties) {
        return properties.awsIam().executeApi();
    }

    @Bean
    @ConditionalOnMissingBean(Authorizer.class)
    TokenAuthorizer poolgateAuthorizer(
            TrustedIssuers issuers,
            PoolgateProperties properties,
            RevocationList revocations,
            ObjectProvider<SignedCallers> signers,
            ObjectProvider<ExecuteApi> api,
            ObjectProvider<PolicyEngine> policies,
            ObjectProvider<Clock> clock,
            ObjectProvider<IdGenerator> ids,
            ObjectProvider<MeterRegistry> meters) {
        IdGenerator decisionIds = ids.getIfAvailable(AlternativeJdkIdGenerator::new);
        TokenAuthorizerBuilder authorizer = TokenAuthorizer.trusting(issuers.atLeastOne())
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .meters(meters.getIfAvailable(CompositeMeterRegistry::new))
                .revocations(revocations)
                .keySettings(properties.keys().settings())
                .decisionIds(() -> decisionIds.generateId().toString())
                .maxTokenBytes(Math.toIntExact(properties.tokens().maxSize().toBytes()))
                .tokenCacheTime(properties.tokens().cacheTime())
                .tokenCacheBytes(properties.tokens().cacheSize().toBytes())
                .rememberedSignatures(properties.awsIam().rememberedSignatures())
                .rememberedSignaturesPerCaller(properties.awsIam().rememberedSignaturesPerCaller());
        signers.ifAvailable(callers -> authorizer.signedCallers(callers, api.getObject()));
        policies.ifAvailable(authorizer::policies);
        return authorizer.build();
    }

    /** One for all filters that hold bodies. */
    @Bean
    @ConditionalOnMissingBean
    HeldBodies poolgateHeldBodies(PoolgateProperties properties, ObjectProvider<MeterRegistry> meters) {
        DataSize incoming = properties.awsIam().maxBody();
        DataSize outgoing = properties.signing().maxBody();
        DataSize largest = incoming.compareTo(outgoing) < 0 ? outgoing : incoming;
        return new HeldBodies(
                properties.signing().roomForBodies(largest),
                properties.signing().roomForBodiesOfCaller(largest),
                meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    @ConditionalOnMissingBean
    AuthorizeGatewayFilterFactory authorizeGatewayFilterFactory(
            Authorizer authorizer,
            FailureResponses failures,
            TrustedIssuers issuers,
            ObjectProvider<SignedCallers> signers,
            ObjectProvider<PolicyEngine> policies,
            ObjectProvider<Clock> clock,
            PoolgateProperties properties,
            HeldBodies bodies,
            TrustedProxies trustedProxies,
            ApiDocuments documents,
            StageObserver stages) {
        RequestOrigin origin = new RequestOrigin(trustedProxies);
        Optional<SignedRequests> signed = signers.stream()
                .findFirst()
                .map(any -> new SignedRequests(
                        new BodyReader(
                                bodies,
                                properties.awsIam().maxBody(),
                                properties.signing().bodyTimeout()),
                        origin));
        AskedPolicies asked = new AskedPolicies(
                policies.stream().findAny().isPresent(), origin, clock.getIfAvailable(Clock::systemUTC));
        return new AuthorizeGatewayFilterFactory(
                authorizer, failures, new RuleSources(issuers.names(), signed, documents, asked), stages);
    }

    @Bean
    @ConditionalOnMissingBean
    ApiDocuments poolgateApiDocuments(PoolgateProperties properties, TrustedIssuers issuers) {
        return ApiDocuments.read(properties.openapi(), issuers.names());
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
