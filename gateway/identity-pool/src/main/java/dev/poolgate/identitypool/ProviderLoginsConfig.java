package dev.poolgate.identitypool;

import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.identitypool.login.oidc.IssuerNetworks;
import dev.poolgate.identitypool.login.oidc.PublicOidcProvider;
import dev.poolgate.identitypool.login.saml.SamlSettings;
import dev.poolgate.identitypool.login.social.SocialEndpoints;
import java.time.Clock;
import java.util.List;

/**
 * What an installation decides about identity providers outside.
 *
 * @param publicOidc which public OpenID Connect providers are known; empty where none may be contacted
 * @param networks where registered OpenID Connect providers may be
 * @param social where Facebook and Amazon answer
 * @param saml what SAML responses must be made for
 * @param keys limits of what is fetched, and how long keys are kept
 */
public record ProviderLoginsConfig(
        List<PublicOidcProvider> publicOidc,
        IssuerNetworks networks,
        SocialEndpoints social,
        SamlSettings saml,
        KeySettings keys,
        Clock clock) {

    public ProviderLoginsConfig {
        publicOidc = List.copyOf(publicOidc);
    }

    /** As AWS has it, with providers on public addresses only. */
    public static ProviderLoginsConfig defaults() {
        return new ProviderLoginsConfig(
                List.of(PublicOidcProvider.google(), PublicOidcProvider.apple()),
                IssuerNetworks.publicOnly(),
                SocialEndpoints.defaults(),
                SamlSettings.forAws(),
                KeySettings.defaults(),
                Clock.systemUTC());
    }
}
