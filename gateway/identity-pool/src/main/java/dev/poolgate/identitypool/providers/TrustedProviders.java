package dev.poolgate.identitypool.providers;

import java.util.Optional;

/** Finds the account's identity providers. */
public interface TrustedProviders {

    Optional<OidcProvider> findOidc(String arn);

    /** @param url the issuer without its scheme */
    Optional<OidcProvider> findOidcByUrl(String url);

    Optional<SamlProvider> findSaml(String arn);
}
