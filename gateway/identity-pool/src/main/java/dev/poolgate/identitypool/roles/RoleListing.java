package dev.poolgate.identitypool.roles;

import java.util.List;
import java.util.Map;

/** The registry of roles as a whole, for a node to keep in memory. Blocks. */
public interface RoleListing extends Roles {

    List<Role> all();

    /** Another number whenever one of them, or a managed policy, may have changed; cheap to ask for. */
    long revision();

    /** The documents of all managed policies, by ARN. */
    Map<String, String> allManagedPolicies();
}
