package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.registry.Registry;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import dev.poolgate.identitypool.roles.StoredRole;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;

/** What managed policies are used for, found from the roles. */
record PolicyUsage(Registry<StoredRole> roles) {

    /**
     * Policies that some role is permitted by, or bounded by.
     *
     * @param usage null for all, used or not
     */
    Predicate<ManagedPolicy> filter(@Nullable PolicyUsageType usage) {
        if (usage == null) {
            return any -> true;
        }
        Set<String> used = usage == PolicyUsageType.PERMISSIONS_BOUNDARY
                ? arns(role -> role.boundary().stream())
                : arns(role -> role.attached().stream());
        return policy -> used.contains(policy.arn());
    }

    private Set<String> arns(Function<StoredRole, Stream<String>> used) {
        return roles.all(role -> StoredRole.key(role.name())).stream()
                .flatMap(used)
                .collect(Collectors.toSet());
    }
}
