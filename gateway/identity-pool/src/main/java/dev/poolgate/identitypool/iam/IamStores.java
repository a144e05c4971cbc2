package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.providers.OidcProvider;
import dev.poolgate.identitypool.providers.SamlProvider;
import dev.poolgate.identitypool.registry.Registry;
import dev.poolgate.identitypool.registry.Watched;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import dev.poolgate.identitypool.roles.StoredRole;

/**
 * All that IAM keeps.
 *
 * @param roles by {@link StoredRole#key}
 * @param policies by {@link ManagedPolicy#key}
 * @param oidc by URL without its scheme
 * @param saml by ARN
 */
public record IamStores(
        Registry<StoredRole> roles,
        Registry<ManagedPolicy> policies,
        Registry<OidcProvider> oidc,
        Registry<SamlProvider> saml) {

    /** The same, telling of each write. */
    public IamStores watchedBy(Runnable written) {
        return new IamStores(
                new Watched<>(roles, written),
                new Watched<>(policies, written),
                new Watched<>(oidc, written),
                new Watched<>(saml, written));
    }
}
