package dev.poolgate.identitypool;

import dev.poolgate.identitypool.roles.Role;
import dev.poolgate.identitypool.roles.RoleListing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another listing, for a test to be in the way of. */
public class ForwardedRoles implements RoleListing {
    private final RoleListing roles;

    protected ForwardedRoles(RoleListing roles) {
        this.roles = roles;
    }

    @Override
    public List<Role> all() {
        return roles.all();
    }

    @Override
    public long revision() {
        return roles.revision();
    }

    @Override
    public Map<String, String> allManagedPolicies() {
        return roles.allManagedPolicies();
    }

    @Override
    public Optional<Role> find(String arn) {
        return roles.find(arn);
    }

    @Override
    public Optional<String> findManagedPolicy(String arn) {
        return roles.findManagedPolicy(arn);
    }
}
