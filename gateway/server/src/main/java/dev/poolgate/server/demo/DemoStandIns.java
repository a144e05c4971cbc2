package dev.poolgate.server.demo;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Examples of the demo's values, for whoever reads the configuration and starts nothing. */
public final class DemoStandIns {
    private DemoStandIns() {}

    /** Where the demo is on. */
    public static void addTo(ConfigurableEnvironment environment) {
        if (environment.getProperty("poolgate.demo.enabled", Boolean.class, false)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "demo",
                            Map.of(
                                    "demo.echo-url", "http://127.0.0.1:1",
                                    "demo.access-key-id", "example",
                                    "demo.secret-access-key", "example",
                                    "demo.user-pool-id", "us-east-1_Example12",
                                    "demo.client-id", "example",
                                    "demo.identity-pool-id", "us-east-1:00000000-0000-4000-8000-000000000000")));
        }
    }
}
