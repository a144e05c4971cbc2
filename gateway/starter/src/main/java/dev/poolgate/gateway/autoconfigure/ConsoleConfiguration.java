package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.config.TrustedIssuers;
import dev.poolgate.gateway.console.Console;
import dev.poolgate.gateway.decisions.DecisionRecorder;
import dev.poolgate.gateway.decisions.Pseudonyms;
import dev.poolgate.gateway.decisions.RecentDecisions;
import dev.poolgate.gateway.explain.Routes;
import dev.poolgate.gateway.guard.RequestOrigin;
import dev.poolgate.gateway.guard.TrustedProxies;
import dev.poolgate.gateway.policy.ConfiguredPolicies;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the page on the management port shows. {@link ConsolePortConfiguration} puts it there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("poolgate.console.enabled")
class ConsoleConfiguration {

    @Bean
    Console poolgateConsole(
            PoolgateProperties properties,
            Routes routes,
            RecentDecisions recent,
            TokenAuthorizer authorizer,
            DecisionRecorder recorder,
            TrustedIssuers issuers,
            RevocationList revocations,
            Pseudonyms pseudonyms,
            TrustedProxies trustedProxies,
            ObjectProvider<ConfiguredPolicies> policies,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<Clock> clock,
            Environment environment) {
        requireOwnPort(environment);
        return new Console(
                properties.console(),
                new Console.Parts(
                        routes,
                        recent,
                        authorizer,
                        recorder,
                        issuers.all(),
                        revocations,
                        pseudonyms,
                        policies.stream().findFirst(),
                        new RequestOrigin(trustedProxies),
                        properties.keys().settings(),
                        meters.getIfAvailable(CompositeMeterRegistry::new),
                        clock.getIfAvailable(Clock::systemUTC)));
    }

    /** At the port of the traffic it would be open to all callers. */
    private static void requireOwnPort(Environment environment) {
        if (ManagementPortType.get(environment) != ManagementPortType.DIFFERENT) {
            throw new ConfigurationProblem(
                    "`poolgate.console` is enabled, but there is no management port of its own",
                    "set `management.server.port`, and `management.server.address` to a network that may see it");
        }
    }
}
