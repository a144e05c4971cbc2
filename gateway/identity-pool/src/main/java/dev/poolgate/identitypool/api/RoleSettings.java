package dev.poolgate.identitypool.api;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/** What the model asks of the roles and role mappings of a pool. */
final class RoleSettings {
    private static final Set<String> ROLE_TYPES = Set.of("authenticated", "unauthenticated");
    private static final Pattern CLAIM = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    private static final int MAX_PROVIDERS = 10;
    private static final int MAX_RULES = 25;

    private RoleSettings() {}

    static void check(GetIdentityPoolRolesResponse roles) {
        Constraints constraints = new Constraints();
        constraints.present("roles", roles.hasRoles() ? roles.roles() : null);
        roles.roles().forEach((type, arn) -> {
            constraints.that(ROLE_TYPES.contains(type), "roles", "Member must be one of " + ROLE_TYPES);
            Shapes.roleArn(constraints, "roles", arn);
        });
        constraints.size("roleMappings", roles.roleMappings(), MAX_PROVIDERS);
        roles.roleMappings().forEach((provider, mapping) -> mapping(constraints, provider, mapping));
        constraints.check();
    }

    private static void mapping(Constraints constraints, String provider, RoleMapping mapping) {
        Shapes.providerName(constraints, "roleMappings", provider);
        known(constraints, "roleMappings.type", mapping.type(), RoleMappingType.UNKNOWN_TO_SDK_VERSION);
        known(
                constraints,
                "roleMappings.ambiguousRoleResolution",
                mapping.ambiguousRoleResolution(),
                AmbiguousRoleResolutionType.UNKNOWN_TO_SDK_VERSION);
        if (mapping.type() == RoleMappingType.RULES) {
            rules(constraints, mapping);
        }
    }

    private static void rules(Constraints constraints, RoleMapping mapping) {
        constraints.present("roleMappings.rulesConfiguration", mapping.rulesConfiguration());
        if (mapping.rulesConfiguration() != null) {
            constraints.size("roleMappings.rules", mapping.rulesConfiguration().rules(), 1, MAX_RULES);
            mapping.rulesConfiguration().rules().forEach(rule -> rule(constraints, rule));
        }
    }

    private static void rule(Constraints constraints, MappingRule rule) {
        constraints
                .present("roleMappings.claim", rule.claim())
                .text("roleMappings.claim", rule.claim(), 64)
                .pattern("roleMappings.claim", rule.claim(), CLAIM)
                .present("roleMappings.value", rule.value())
                .text("roleMappings.value", rule.value(), 128)
                .present("roleMappings.roleARN", rule.roleARN());
        known(constraints, "roleMappings.matchType", rule.matchType(), MappingRuleMatchType.UNKNOWN_TO_SDK_VERSION);
        Shapes.roleArn(constraints, "roleMappings.roleARN", rule.roleARN());
    }

    private static <E extends Enum<E>> void known(
            Constraints constraints, String member, @Nullable E value, E unknown) {
        constraints.present(member, value).that(value != unknown, member, "Member must satisfy enum value set");
    }
}
