package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.relay.RelayKeys;
import dev.poolgate.authorizer.relay.TokenMinter;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.relay.RelayEndpoint;
import dev.poolgate.gateway.relay.RelayTokenGatewayFilterFactory;
import dev.poolgate.gateway.stage.StageObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Hop 7 where the backend checks tokens. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {
    private static final String ISSUER = "poolgate.relay.issuer";

    @Bean
    @ConditionalOnMissingBean
    RelayTokenGatewayFilterFactory relayTokenGatewayFilterFactory(
            ObjectProvider<TokenMinter> minter, FailureResponses failures, StageObserver stages) {
        return new RelayTokenGatewayFilterFactory(minter.stream().findFirst(), failures, stages);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(ISSUER)
    RelayKeys poolgateRelayKeys(PoolgateProperties properties) {
        Path file = properties.relay().keyFile();
        if (file == null) {
            throw new ConfigurationProblem(
                    "`" + ISSUER + "` is set, but there are no keys to sign with",
                    "set `poolgate.relay.key-file`; a file that does not exist is made");
        }
        return RelayKeys.open(file, new SecureRandom());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(ISSUER)
    TokenMinter poolgateTokenMinter(
            PoolgateProperties properties,
            RelayKeys keys,
            ObjectProvider<Clock> clock,
            ObjectProvider<IdGenerator> ids,
            ObjectProvider<MeterRegistry> meters) {
        // seeded once: a random UUID of the JDK's reads from the system each time, and that on an event loop
        IdGenerator tokenIds = ids.getIfAvailable(AlternativeJdkIdGenerator::new);
        return new TokenMinter(
                issuer(properties).toString(),
                keys,
                properties.relay().maxLifetime(),
                clock.getIfAvailable(Clock::systemUTC),
                () -> tokenIds.generateId().toString(),
                meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    @ConditionalOnProperty(ISSUER)
    RouterFunction<ServerResponse> poolgateRelayEndpoint(PoolgateProperties properties, RelayKeys keys) {
        return RelayEndpoint.publish(issuer(properties), properties.relay(), keys);
    }

    private static URI issuer(PoolgateProperties properties) {
        return Objects.requireNonNull(properties.relay().issuer(), ISSUER);
    }
}
