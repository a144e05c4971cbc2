package dev.poolgate.gateway.route;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;

/**
 * Refuses an actuator endpoint that lets whoever reaches it write routes (S61): a route can send tokens anywhere, and
 * its arguments are evaluated. Asks what access results, because a default for all endpoints opens this one too.
 */
public final class GatewayEndpointCheck implements SmartInitializingSingleton {
    private static final EndpointId GATEWAY = EndpointId.of("gateway");

    private final ObjectProvider<EndpointAccessResolver> access;

    public GatewayEndpointCheck(ObjectProvider<EndpointAccessResolver> access) {
        this.access = access;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (access.stream().anyMatch(resolver -> resolver.accessFor(GATEWAY, Access.NONE) == Access.UNRESTRICTED)) {
            throw new ConfigurationProblem(
                    "the access to the endpoint `gateway` is unrestricted, so that routes could be written over http",
                    "set `management.endpoint.gateway.access` to `read-only` or `none`");
        }
    }
}
