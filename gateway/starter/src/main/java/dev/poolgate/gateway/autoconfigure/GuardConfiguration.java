package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.guard.GuardWebFilter;
import dev.poolgate.gateway.guard.ShownAccessLog;
import dev.poolgate.gateway.guard.ShownRequests;
import dev.poolgate.gateway.guard.TraceHeaders;
import dev.poolgate.gateway.guard.TrustedForwardedHeaders;
import dev.poolgate.gateway.guard.TrustedProxies;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import reactor.netty.ReactorNetty;

/** Hop 1. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TrustedProxies poolgateTrustedProxies(PoolgateProperties properties) {
        return new TrustedProxies(properties.guard().trustedProxies());
    }

    @Bean
    @ConditionalOnMissingBean
    GuardWebFilter poolgateGuard(
            PoolgateProperties properties, TrustedProxies trustedProxies, FailureResponses failures) {
        return new GuardWebFilter(properties.guard(), trustedProxies, failures);
    }

    @Bean
    @ConditionalOnMissingBean
    TraceHeaders poolgateTraceHeaders(PoolgateProperties properties, TrustedProxies trustedProxies) {
        return new TraceHeaders(properties.guard(), trustedProxies);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "server.forward-headers-strategy", havingValue = "framework")
    ForwardedHeaderTransformer forwardedHeaderTransformer(TrustedProxies trustedProxies) {
        return new TrustedForwardedHeaders(trustedProxies);
    }

    /**
     * The server's own handling of forwarded headers, which {@code native} and some cloud platforms turn on, believes
     * everybody. First, so that Spring Cloud Gateway's own, which has a list of trusted proxies, can turn it on again.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    NettyServerCustomizer poolgateForwardedHeadersOff() {
        return server -> server.forwarded(false);
    }

    /** Not to be replaced: what is around the filters would log live signatures. */
    @Bean
    ShownRequests poolgateShownRequests() {
        return new ShownRequests();
    }

    /**
     * Leaves it to the property whether there is an access log. First, so that one that the application makes takes its
     * place.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    NettyServerCustomizer poolgateAccessLog() {
        boolean enabled = Boolean.getBoolean(ReactorNetty.ACCESS_LOG_ENABLED);
        return server -> server.accessLog(enabled, new ShownAccessLog());
    }
}
