package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * What the starter adds to a Spring Cloud Gateway (WebFlux) application. It runs before the web server's configuration,
 * whose handling of forwarded headers it replaces, and before that of errors, to see whether the application has its
 * own.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration",
            "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty(name = "spring.cloud.gateway.server.webflux.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PoolgateProperties.class)
@Import({
    StageConfiguration.class,
    DecisionConfiguration.class,
    FailureConfiguration.class,
    GuardConfiguration.class,
    PolicyConfiguration.class,
    AuthorizationConfiguration.class,
    CognitoPoolConfiguration.class,
    ExchangeStsConfiguration.class,
    ExchangeConfiguration.class,
    RelayConfiguration.class,
    WebSocketConfiguration.class,
    RouteConfiguration.class,
    KeyHealthConfiguration.class,
    ExplainConfiguration.class,
    ConsoleConfiguration.class
})
public final class PoolgateAutoConfiguration {}
