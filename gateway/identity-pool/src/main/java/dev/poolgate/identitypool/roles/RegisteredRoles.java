package dev.poolgate.identitypool.roles;

import dev.poolgate.identitypool.registry.Fresh;
import dev.poolgate.identitypool.registry.Registry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Roles out of the account's registry, at most {@link Fresh#STALE_AT_MOST} behind what other nodes write. */
public final class RegisteredRoles implements RoleListing {
    private static final Logger LOG = LoggerFactory.getLogger(RegisteredRoles.class);

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

    @Override
    public List<Role> all() {
        Map<String, String> documents = allManagedPolicies();
        return roles.all(role -> StoredRole.key(role.name())).stream()
                .flatMap(role -> readable(role, arn -> documents.containsKey(arn) ? documents.get(arn) : document(arn)))
                .toList();
    }

    @Override
    public long revision() {
        return roles.revision();
    }

    /** One role that cannot be read must not take the others with it: it is as good as not there. */
    private static Stream<Role> readable(StoredRole role, UnaryOperator<String> documents) {
        try {
            return Stream.of(whole(role, documents));
        } catch (IllegalStateException e) {
            LOG.warn("role `{}` is left out, because {}", role.arn(), e.getMessage());
            return Stream.empty();
        }
    }

    @Override
    public Map<String, String> allManagedPolicies() {
        return policies.all(policy -> ManagedPolicy.key(policy.name())).stream()
                .collect(Collectors.toMap(ManagedPolicy::arn, ManagedPolicy::document));
    }

    private Optional<Role> lookUp(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return roles.find(StoredRole.key(name))
                .filter(role -> role.arn().equals(arn))
                .map(role -> whole(role, this::document));
    }

    private Optional<ManagedPolicy> policy(String arn) {
        return policies.find(ManagedPolicy.keyOfArn(arn))
                .filter(policy -> policy.arn().equals(arn));
    }

    /**
     * A role that refers to a policy is only read where that policy is there: without one that denies, or a boundary,
     * it could do more.
     */
    private static Role whole(StoredRole role, UnaryOperator<String> documents) {
        Map<String, String> managed = new LinkedHashMap<>();
        role.attached().forEach(arn -> managed.put(arn, documents.apply(arn)));
        List<String> boundary = role.boundary().map(documents).stream().toList();
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
