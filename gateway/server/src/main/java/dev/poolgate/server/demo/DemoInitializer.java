package dev.poolgate.server.demo;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.server.data.DataDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Makes the demo's values available to configuration as {@code demo.*}, before anything is bound:
 * {@code application.yaml} names them in its routes and issuers.
 */
public final class DemoInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.getProperty("poolgate.demo.enabled", Boolean.class, false)) {
            return;
        }
        if (environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new ConfigurationProblem(
                    "the demo must not run in profile `prod`: its passwords and keys lie in a file",
                    "set `poolgate.demo.enabled` to `false`, and configure your own issuers, routes and administrator key");
        }
        EchoBackend echo = EchoBackend.start();
        DemoEnvironment demo = open(environment);
        context.registerBean(EchoBackend.class, () -> echo);
        context.registerBean(DemoEnvironment.class, () -> demo);
        environment.getPropertySources().addFirst(new MapPropertySource("demo", properties(demo, echo)));
    }

    private static DemoEnvironment open(ConfigurableEnvironment environment) {
        DataDirectory data = DataDirectory.open(Path.of(environment.getRequiredProperty("poolgate.data")));
        return DemoEnvironment.open(
                data,
                environment.getRequiredProperty("poolgate.region"),
                environment.getRequiredProperty("poolgate.pools.public-url"),
                new SecureRandom());
    }

    private static Map<String, Object> properties(DemoEnvironment demo, EchoBackend echo) {
        return Map.of(
                "demo.echo-url", echo.url(),
                "demo.access-key-id", demo.get("AWS_ACCESS_KEY_ID"),
                "demo.secret-access-key", demo.get("AWS_SECRET_ACCESS_KEY"),
                "demo.user-pool-id", demo.get("POOLGATE_USER_POOL_ID"),
                "demo.client-id", demo.get("POOLGATE_CLIENT_ID"),
                "demo.identity-pool-id", demo.get("POOLGATE_IDENTITY_POOL_ID"));
    }
}
