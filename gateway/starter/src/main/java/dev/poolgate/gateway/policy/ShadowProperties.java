package dev.poolgate.gateway.policy;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Policies that may come into force next, and are compared with those that are.
 *
 * @param location as that of the policies in force
 * @param paths patterns of the path templates on which they are asked
 */
public record ShadowProperties(
        @DefaultValue List<String> location,
        @DefaultValue("/**") List<String> paths) {

    public ShadowProperties {
        location = List.copyOf(location);
        paths = List.copyOf(paths);
    }
}
