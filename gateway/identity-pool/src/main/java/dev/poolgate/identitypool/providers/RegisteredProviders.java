package dev.poolgate.identitypool.providers;

import dev.poolgate.identitypool.registry.Fresh;
import dev.poolgate.identitypool.registry.Registry;
import java.util.Optional;

/** Providers out of the account's registry, at most {@link Fresh#STALE_AT_MOST} behind what other nodes write. */
public final class RegisteredProviders implements TrustedProviders {
    private static final String OIDC = ":oidc-provider/";

    private final Registry<OidcProvider> oidc;
    private final Registry<SamlProvider> saml;
    private final Fresh fresh;

    /**
     * @param oidc by URL without its scheme
     * @param saml by ARN
     */
    public RegisteredProviders(Registry<OidcProvider> oidc, Registry<SamlProvider> saml, Fresh fresh) {
        this.oidc = oidc;
        this.saml = saml;
        this.fresh = fresh;
    }

    @Override
    public Optional<OidcProvider> findOidc(String arn) {
        int url = arn.indexOf(OIDC);
        return url < 0
                ? Optional.empty()
                : findOidcByUrl(arn.substring(url + OIDC.length()))
                        .filter(provider -> provider.arn().equals(arn));
    }

    @Override
    public Optional<OidcProvider> findOidcByUrl(String url) {
        return fresh.get(OidcProvider.class, url, oidc::find);
    }

    @Override
    public Optional<SamlProvider> findSaml(String arn) {
        return fresh.get(SamlProvider.class, arn, saml::find);
    }
}
