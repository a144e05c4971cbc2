package dev.poolgate.gateway.health;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.keys.KeyAvailability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up as soon as one issuer's tokens can be verified. An issuer that is down takes its own callers with it, not those of
 * the others; the details name it.
 */
public final class KeyHealthIndicator implements HealthIndicator {
    private final TokenAuthorizer authorizer;

    public KeyHealthIndicator(TokenAuthorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public Health health() {
        List<KeyAvailability> issuers = authorizer.keyAvailability();
        boolean usable = issuers.stream().anyMatch(KeyAvailability::isAvailable);
        Health.Builder health = usable ? Health.up() : Health.down();
        issuers.forEach(issuer -> health.withDetail(issuer.issuer(), details(issuer)));
        return health.build();
    }

    private static Map<String, Object> details(KeyAvailability issuer) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("usableKeys", issuer.usableKeys());
        issuer.age().ifPresent(age -> details.put("age", age.toString()));
        issuer.lastFailure().ifPresent(reason -> details.put("lastFailure", reason.toString()));
        details.put("fetchingPaused", issuer.breakerOpen());
        return details;
    }
}
