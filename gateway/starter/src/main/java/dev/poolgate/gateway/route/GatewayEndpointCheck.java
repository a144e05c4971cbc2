package dev.poolgate.gateway.route;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Refuses an actuator endpoint that lets whoever reaches it write routes (S61): a route can send tokens anywhere, and
 * its arguments are evaluated.
 */
public final class GatewayEndpointCheck implements SmartInitializingSingleton {
    private static final String ACCESS = "management.endpoint.gateway.access";

    private final Environment environment;

    public GatewayEndpointCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if ("unrestricted".equalsIgnoreCase(environment.getProperty(ACCESS))) {
            throw new ConfigurationProblem(
                    "`" + ACCESS + "` is `unrestricted`, so that routes could be written over http",
                    "use `read-only`, or leave it at `none`");
        }
    }
}
