package dev.poolgate.identitypool.session;

import dev.poolgate.identitypool.roles.Role;
import dev.poolgate.identitypool.roles.Roles;
import java.util.List;
import java.util.Map;

/** The registry of roles as a whole, for a node to keep in memory. Blocks. */
public interface RoleListing extends Roles {

    List<Role> all();

    /** The documents of all managed policies, by ARN. */
    Map<String, String> allManagedPolicies();
}
