package dev.poolgate.identitypool.storage;

import dev.poolgate.identitypool.providers.OidcProvider;
import dev.poolgate.identitypool.providers.SamlProvider;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import dev.poolgate.identitypool.roles.StoredRole;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the registry's one table tells things of a kind by.
 *
 * @param uses ARNs of managed policies
 */
record EntityKind<T>(
        String name, Class<T> type, Function<T, String> key, Function<T, String> path, Function<T, Set<String>> uses) {
    static final String POLICY_NAME = "policy";

    static final EntityKind<StoredRole> ROLE = new EntityKind<>(
            "role", StoredRole.class, role -> StoredRole.key(role.name()), StoredRole::path, role -> Stream.concat(
                            role.attached().stream(), role.boundary().stream())
                    .collect(Collectors.toSet()));

    static final EntityKind<ManagedPolicy> POLICY = new EntityKind<>(
            POLICY_NAME,
            ManagedPolicy.class,
            policy -> ManagedPolicy.key(policy.name()),
            ManagedPolicy::path,
            policy -> Set.of());

    static final EntityKind<OidcProvider> OIDC =
            new EntityKind<>("oidc", OidcProvider.class, OidcProvider::url, provider -> "/", provider -> Set.of());

    static final EntityKind<SamlProvider> SAML =
            new EntityKind<>("saml", SamlProvider.class, SamlProvider::arn, provider -> "/", provider -> Set.of());
}
