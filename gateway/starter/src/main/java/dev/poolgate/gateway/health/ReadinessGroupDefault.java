package dev.poolgate.gateway.health;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes readiness follow the keys unless the application groups its health itself. The lowest source of all, so that
 * anything configured wins.
 */
final class ReadinessGroupDefault implements EnvironmentPostProcessor {
    private static final String GROUP = "management.endpoint.health.group.readiness.include";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("management.endpoint.health.probes.enabled", Boolean.class, true)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("poolgate readiness", Map.of(GROUP, "readinessState,poolgateKeys")));
        }
    }
}
