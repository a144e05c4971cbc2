package dev.poolgate.identitypool.roles;

import dev.poolgate.identitypool.registry.Fresh;
import dev.poolgate.identitypool.registry.Registry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Roles out of the account's registry, at most {@link Fresh#STALE_AT_MOST} behind what other nodes write. */
public final class RegisteredRoles implements Roles {
    private final Registry<StoredRole> roles;
    private final Registry<ManagedPolicy> policies;
    private final Fresh fresh;

    public RegisteredRoles(Registry<StoredRole> roles, Registry<ManagedPolicy> policies, Fresh fresh) {
        this.roles = roles;
        this.policies = policies;
        this.fresh = fresh;
    }

    @Override
    public Optional<Role> find(String arn) {
        return fresh.get(Role.class, arn, this::lookUp);
    }

    @Override
    public Optional<String> findManagedPolicy(String arn) {
        return fresh.get(ManagedPolicy.class, arn, this::policy).map(ManagedPolicy::document);
    }

    private Optional<Role> lookUp(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return roles.find(StoredRole.key(name))
                .filter(role -> role.arn().equals(arn))
                .map(this::whole);
    }

    private Optional<ManagedPolicy> policy(String arn) {
        return policies.find(ManagedPolicy.keyOfArn(arn))
                .filter(policy -> policy.arn().equals(arn));
    }

    /**
     * A role that refers to a policy is only read where that policy is there: without one that denies, or a boundary,
     * it could do more.
     */
    private Role whole(StoredRole role) {
        Map<String, String> managed = new LinkedHashMap<>();
        role.attached().forEach(arn -> managed.put(arn, document(arn)));
        List<String> boundary = role.boundary().map(this::document).stream().toList();
        return new Role(
                role.arn(),
                role.id(),
                role.name(),
                role.path(),
                role.description(),
                role.trustPolicy(),
                role.inlinePolicies(),
                managed,
                boundary,
                Duration.ofSeconds(role.maxSessionSeconds()),
                role.tags(),
                role.createdAt());
    }

    private String document(String arn) {
        return policy(arn)
                .map(ManagedPolicy::document)
                .orElseThrow(() -> new IllegalStateException("policy `" + arn + "` is used and not there"));
    }
}
