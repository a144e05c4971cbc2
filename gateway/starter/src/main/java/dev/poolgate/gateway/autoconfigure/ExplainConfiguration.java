package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.gateway.config.TrustedIssuers;
import dev.poolgate.gateway.decisions.RecentDecisions;
import dev.poolgate.gateway.explain.DecisionsEndpoint;
import dev.poolgate.gateway.explain.Explainer;
import dev.poolgate.gateway.explain.Routes;
import dev.poolgate.gateway.guard.GuardWebFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Why a request was decided as it was. An application with an authorizer of its own knows that itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean({TokenAuthorizer.class, RecentDecisions.class, GuardWebFilter.class})
class ExplainConfiguration {

    @Bean
    Routes poolgateRoutes(RouteLocator routes) {
        return new Routes(routes);
    }

    @Bean
    Explainer poolgateExplainer(
            GuardWebFilter guard, Routes routes, TokenAuthorizer authorizer, TrustedIssuers issuers) {
        return new Explainer(guard, routes, authorizer, issuers.all());
    }

    /** Answers where {@code management.endpoints.web.exposure.include} has {@code decisions}. */
    @Bean
    @ConditionalOnMissingBean
    DecisionsEndpoint poolgateDecisionsEndpoint(RecentDecisions recent, Explainer explainer) {
        return new DecisionsEndpoint(recent, explainer);
    }
}
