package dev.poolgate.gateway.route;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.filter.factory.GatewayFilterFactory;
import org.springframework.cloud.gateway.route.CompositeRouteDefinitionLocator;

/** Puts {@link CheckedRouteDefinitions} before all sources of route definitions together. */
public final class RouteDefinitionsProcessor implements BeanPostProcessor {
    private final ObjectProvider<GatewayProperties> gateway;
    private final ObjectProvider<GatewayFilterFactory<?>> factories;

    public RouteDefinitionsProcessor(
            ObjectProvider<GatewayProperties> gateway, ObjectProvider<GatewayFilterFactory<?>> factories) {
        this.gateway = gateway;
        this.factories = factories;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof CompositeRouteDefinitionLocator definitions
                ? new CheckedRouteDefinitions(
                        definitions,
                        gateway.getObject(),
                        new FilterArguments(factories.stream().toList()))
                : bean;
    }
}
