package dev.poolgate.gateway.exchange;

import dev.poolgate.authorizer.exchange.RoleMapping;
import dev.poolgate.authorizer.exchange.RoleResolver;
import dev.poolgate.authorizer.exchange.StsSession;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One security token service that exchanges callers' tokens by {@code AssumeRoleWithWebIdentity}.
 *
 * @param endpoint where it is, AWS's endpoint of the region by default
 * @param region whose endpoint is taken by default
 * @param plainHttp whether the endpoint may be plain http on another machine
 * @param roleArn the role of callers without a mapping; without it and without mappings none is asked for, as MinIO
 *     allows
 * @param mappings for each issuer, by its name under {@code poolgate.issuers}, how its tokens map to roles
 * @param sessionDuration life of the credentials, 15 minutes to 12 hours
 * @param sessionPolicy an IAM policy in JSON that narrows what the role allows
 */
public record StsPoolProperties(
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("false") boolean plainHttp,
        @Nullable String roleArn,
        @DefaultValue Map<String, RoleMappingProperties> mappings,
        @DefaultValue("1h") Duration sessionDuration,
        @Nullable String sessionPolicy) {

    public StsPoolProperties {
        mappings = Map.copyOf(mappings);
    }

    /** @throws ConfigurationProblem where STS would refuse it; it names the pool */
    public StsSession session(String key) {
        try {
            return new StsSession(sessionDuration, Optional.ofNullable(sessionPolicy));
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationProblem(
                    "`" + key + "` has no session that a security token service gives: " + wrong.getMessage(),
                    "correct `session-duration` or `session-policy`");
        }
    }

    /**
     * Empty where no role shall be asked for.
     *
     * @throws ConfigurationProblem where a mapping is incomplete or names an issuer that is not configured
     */
    public Optional<RoleResolver> roles(String key, Set<String> issuerNames) {
        Set<String> unknown = new TreeSet<>(mappings.keySet());
        unknown.removeAll(issuerNames);
        if (!unknown.isEmpty()) {
            throw new ConfigurationProblem(
                    "`" + key + ".mappings` names " + unknown + ", which are no trusted issuers",
                    "use names under `poolgate.issuers`: " + new TreeSet<>(issuerNames));
        }
        if (roleArn == null && mappings.isEmpty()) {
            return Optional.empty();
        }
        Map<String, RoleMapping> complete = new TreeMap<>();
        mappings.forEach((issuer, mapping) -> complete.put(issuer, mapping.mapping(key + ".mappings." + issuer)));
        return Optional.of(new RoleResolver(Optional.ofNullable(roleArn), Optional.empty(), complete));
    }
}
