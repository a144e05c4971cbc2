package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.exchange.AmbiguousRole;
import dev.poolgate.authorizer.exchange.ClaimMatch;
import dev.poolgate.authorizer.exchange.RoleDecision;
import dev.poolgate.authorizer.exchange.RoleMapping;
import dev.poolgate.authorizer.exchange.RoleResolver;
import dev.poolgate.authorizer.exchange.RoleRule;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/** Asks the resolver with a pool's own configuration. Nothing but that and proven claims selects a role. */
final class RoleSelection {

    private RoleSelection() {}

    static RoleDecision guest(StoredPool pool) {
        return resolver(pool).guest();
    }

    static RoleDecision user(StoredPool pool, VerifiedLogin login, Optional<String> customRole) {
        String key = key(pool, login).orElse(login.mappingKeys().get(0));
        return resolver(pool).authenticated(key, login.claims(), customRole);
    }

    /** Nothing is claimed of a developer's user, so a mapping for the provider decides without claims. */
    static RoleDecision developer(StoredPool pool, Optional<String> customRole) {
        return resolver(pool).authenticated(pool.developerProvider().orElseThrow(), Map.of(), customRole);
    }

    static boolean isMapped(StoredPool pool, VerifiedLogin login) {
        return key(pool, login).isPresent();
    }

    private static Optional<String> key(StoredPool pool, VerifiedLogin login) {
        return login.mappingKeys().stream()
                .filter(pool.roles().roleMappings()::containsKey)
                .findFirst();
    }

    private static RoleResolver resolver(StoredPool pool) {
        Map<String, String> roles = pool.roles().roles();
        return new RoleResolver(
                Optional.ofNullable(roles.get("authenticated")),
                Optional.ofNullable(roles.get("unauthenticated")),
                pool.roles().roleMappings().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> mapping(entry.getValue()))));
    }

    private static RoleMapping mapping(software.amazon.awssdk.services.cognitoidentity.model.RoleMapping configured) {
        AmbiguousRole ambiguous = configured.ambiguousRoleResolution() == AmbiguousRoleResolutionType.AUTHENTICATED_ROLE
                ? AmbiguousRole.AUTHENTICATED_ROLE
                : AmbiguousRole.DENY;
        return configured.type() == RoleMappingType.TOKEN
                ? new RoleMapping.FromToken(ambiguous)
                : new RoleMapping.FromRules(
                        configured.rulesConfiguration().rules().stream()
                                .map(RoleSelection::rule)
                                .toList(),
                        ambiguous);
    }

    private static RoleRule rule(MappingRule configured) {
        return new RoleRule(configured.claim(), match(configured), configured.value(), configured.roleARN());
    }

    private static ClaimMatch match(MappingRule configured) {
        return switch (configured.matchType()) {
            case EQUALS -> ClaimMatch.EQUALS;
            case CONTAINS -> ClaimMatch.CONTAINS;
            case STARTS_WITH -> ClaimMatch.STARTS_WITH;
            case NOT_EQUAL -> ClaimMatch.NOT_EQUAL;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("match type `" + configured.matchTypeAsString() + "` is unknown");
        };
    }
}
