package dev.poolgate.authorizer.sign;

import java.util.Optional;

/**
 * What a signature must be scoped to.
 *
 * @param region empty where any region is served
 */
public record ExpectedScope(String service, Optional<String> region) {

    public static ExpectedScope of(String service, String region) {
        return new ExpectedScope(service, Optional.of(region));
    }

    public static ExpectedScope anyRegion(String service) {
        return new ExpectedScope(service, Optional.empty());
    }
}
