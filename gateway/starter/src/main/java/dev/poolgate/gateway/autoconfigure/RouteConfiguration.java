package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.keys.UnknownKeyCheck;
import dev.poolgate.gateway.route.GatewayEndpointCheck;
import dev.poolgate.gateway.route.RouteDefinitionsProcessor;
import dev.poolgate.gateway.route.RouteRuleCheck;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.factory.GatewayFilterFactory;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What stops the start. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    /** Static, like all that works on other beans: it must not have this class made early. */
    @Bean
    static UnknownKeyCheck poolgateUnknownKeyCheck(Environment environment) {
        return new UnknownKeyCheck(environment);
    }

    @Bean
    static RouteDefinitionsProcessor poolgateRouteDefinitionsProcessor(
            ObjectProvider<GatewayProperties> gateway, ObjectProvider<GatewayFilterFactory<?>> factories) {
        return new RouteDefinitionsProcessor(gateway, factories);
    }

    @Bean
    RouteRuleCheck poolgateRouteRuleCheck(
            RouteDefinitionLocator definitions, RouteLocator routes, ObjectProvider<GlobalFilter> global) {
        return new RouteRuleCheck(definitions, routes, global);
    }

    @Bean
    GatewayEndpointCheck poolgateGatewayEndpointCheck(ObjectProvider<EndpointAccessResolver> access) {
        return new GatewayEndpointCheck(access);
    }
}
