package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.console.Console;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
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
}
