package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.registry.UsedMissingException;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import dev.poolgate.identitypool.roles.StoredRole;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;

/** Roles under IAM's rules, for the operations and for whoever brings roles another way. */
final class RoleRegistry {
    private static final int ONE_HOUR = 3600;

    private final IamStores stores;
    private final PolicyDocuments documents;
    private final Arns arns;
    private final UniqueIds ids;
    private final Clock clock;

    RoleRegistry(IamStores stores, PolicyDocuments documents, Arns arns, UniqueIds ids, Clock clock) {
        this.stores = stores;
        this.documents = documents;
        this.arns = arns;
        this.ids = ids;
        this.clock = clock;
    }

    StoredRole find(String name) {
        return stores.roles().find(StoredRole.key(name)).orElseThrow(() -> Refusals.noRole(name));
    }

    StoredRole change(String name, UnaryOperator<StoredRole> change) {
        return kept(() -> stores.roles().change(StoredRole.key(name), change)).orElseThrow(() -> Refusals.noRole(name));
    }

    void add(StoredRole role) {
        Quotas.check("RolesPerAccount", Quotas.ROLES, stores.roles().size() + 1);
        if (!kept(() -> stores.roles().add(role))) {
            throw Refusals.exists("Role with name " + role.name() + " already exists.");
        }
    }

    /** A role that is not there yet, without policies. */
    StoredRole made(CreateRoleRequest input) {
        checkTrust(input.assumeRolePolicyDocument());
        String path = input.path() == null ? "/" : input.path();
        return new StoredRole(
                ids.role(),
                arns.role(path, input.roleName()),
                input.roleName(),
                path,
                text(input.description()),
                input.assumeRolePolicyDocument(),
                Map.of(),
                List.of(),
                Optional.ofNullable(input.permissionsBoundary()).map(this::attachable),
                input.maxSessionDuration() == null ? ONE_HOUR : input.maxSessionDuration(),
                Tags.of(input.tags()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    void checkTrust(String document) {
        documents.checkTrust(document);
        Quotas.checkTrust(document);
    }

    /** @return the policies with one more */
    Map<String, String> withInline(StoredRole role, String name, String document) {
        documents.checkPermissions(document);
        Map<String, String> policies = new HashMap<>(role.inlinePolicies());
        policies.put(name, document);
        Quotas.checkInline(role.name(), policies.values());
        return policies;
    }

    /** The ARN of a policy that is there. */
    String attachable(String arn) {
        return stores.policies()
                .find(ManagedPolicy.keyOfArn(arn))
                .map(ManagedPolicy::arn)
                .filter(arn::equals)
                .orElseThrow(() -> Refusals.notAttachable(arn));
    }

    /** A policy that was there when it was checked may be gone when the role is written. */
    private static <T> T kept(Supplier<T> write) {
        try {
            return write.get();
        } catch (UsedMissingException e) {
            throw Refusals.notAttachable(e.used());
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
