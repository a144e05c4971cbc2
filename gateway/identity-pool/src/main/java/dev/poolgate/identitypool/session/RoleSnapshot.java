package dev.poolgate.identitypool.session;

import dev.poolgate.identitypool.roles.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The roles and managed policies of one moment. Two snapshots that are one object hold the same. */
record RoleSnapshot(Map<String, Role> roles, Map<String, String> managedPolicies) {
    static final RoleSnapshot EMPTY = new RoleSnapshot(Map.of(), Map.of());

    RoleSnapshot {
        roles = Map.copyOf(roles);
        managedPolicies = Map.copyOf(managedPolicies);
    }

    Optional<Role> role(String arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    Optional<String> managedPolicy(String arn) {
        return Optional.ofNullable(managedPolicies.get(arn));
    }

    /** This, and what the other has besides or instead. */
    RoleSnapshot with(RoleSnapshot other) {
        Map<String, Role> moreRoles = new HashMap<>(roles);
        moreRoles.putAll(other.roles);
        Map<String, String> morePolicies = new HashMap<>(managedPolicies);
        morePolicies.putAll(other.managedPolicies);
        return new RoleSnapshot(moreRoles, morePolicies);
    }
}
