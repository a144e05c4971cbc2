package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.session.AssumedRole;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/** What roles and role mappings must fulfil beyond the service model, so that each of them can select a role. */
final class RoleSettings {
    /** The service's quota; the model would allow 400. */
    private static final int MAX_RULES = 25;

    private RoleSettings() {}

    /** @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException naming what is wrong */
    static void check(GetIdentityPoolRolesResponse roles) {
        roles.roles().values().forEach(RoleSettings::checkRole);
        roles.roleMappings().forEach(RoleSettings::checkMapping);
    }

    private static void checkMapping(String provider, RoleMapping mapping) {
        if (mapping.ambiguousRoleResolution() == null) {
            throw Refusals.invalid("AmbiguousRoleResolution is required in the role mapping of " + provider);
        }
        boolean byRules = mapping.type() == RoleMappingType.RULES;
        if (byRules && mapping.rulesConfiguration() == null) {
            throw Refusals.invalid("RulesConfiguration is required in the role mapping of " + provider);
        }
        if (byRules && mapping.rulesConfiguration().rules().size() > MAX_RULES) {
            throw Refusals.invalid("The role mapping of " + provider + " has more than " + MAX_RULES + " rules");
        }
        rules(mapping).map(MappingRule::roleARN).forEach(RoleSettings::checkRole);
    }

    private static Stream<MappingRule> rules(RoleMapping mapping) {
        return mapping.rulesConfiguration() == null ? Stream.empty() : mapping.rulesConfiguration().rules().stream();
    }

    private static void checkRole(String arn) {
        if (!AssumedRole.isRoleArn(arn)) {
            throw Refusals.invalid(arn + " is not the ARN of a role");
        }
    }
}
