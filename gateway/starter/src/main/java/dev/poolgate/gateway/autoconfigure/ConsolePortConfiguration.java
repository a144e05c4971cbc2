package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.console.AdministratorsOnly;
import dev.poolgate.gateway.console.Console;
import dev.poolgate.gateway.console.ConsoleProperties;
import dev.poolgate.gateway.filter.AuthorizeArguments;
import dev.poolgate.gateway.filter.AuthorizeGatewayFilterFactory;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A part of the management port's own context, so that the port of the traffic does not serve the page. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnBean(Console.class)
class ConsolePortConfiguration {

    @Bean
    RouterFunction<ServerResponse> poolgateConsoleRoutes(Console console) {
        return console.routes();
    }

    /** The endpoints tell what the page tells. */
    @Bean
    AdministratorsOnly poolgateAdministratorsOnly(
            PoolgateProperties properties, AuthorizeGatewayFilterFactory authorize, PathMappedEndpoints endpoints) {
        ConsoleProperties console = properties.console();
        AuthorizeArguments administrators = AuthorizeArguments.anyUser()
                .withIssuers(Objects.requireNonNull(console.issuer()))
                .withGroups(console.group());
        return new AdministratorsOnly(
                authorize.apply(administrators),
                Stream.of("decisions", "policies")
                        .flatMap(id -> Stream.ofNullable(endpoints.getPath(EndpointId.of(id))))
                        .toList());
    }
}
