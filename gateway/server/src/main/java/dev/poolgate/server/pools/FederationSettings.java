package dev.poolgate.server.pools;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.identitypool.ProviderLoginsConfig;
import dev.poolgate.identitypool.login.oidc.IssuerNetworks;
import dev.poolgate.identitypool.login.saml.SamlSettings;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Identity providers outside, as identity pools and STS trust them.
 *
 * @param privateIssuers OpenID Connect issuers that may be in a closed network, as full URLs; only one with
 *     {@code http} is spoken to without TLS
 * @param samlRecipient what SAML responses must be posted to
 * @param samlAudience what they must be meant for
 * @param samlSingleUse whether an assertion counts once only, on whichever node. Clients of AWS's SDKs show one twice,
 *     to GetId and to GetCredentialsForIdentity, so this is for installations whose clients do otherwise
 */
public record FederationSettings(
        @DefaultValue List<String> privateIssuers,
        @DefaultValue("https://signin.aws.amazon.com/saml") String samlRecipient,
        @DefaultValue("urn:amazon:webservices") String samlAudience,
        @DefaultValue("false") boolean samlSingleUse) {

    ProviderLoginsConfig logins() {
        ProviderLoginsConfig usual = ProviderLoginsConfig.defaults();
        return new ProviderLoginsConfig(
                usual.publicOidc(), networks(), usual.social(), saml(), usual.keys(), usual.clock());
    }

    private SamlSettings saml() {
        SamlSettings settings = SamlSettings.forAws().at(samlRecipient, samlAudience);
        return samlSingleUse ? settings.onceOnly() : settings;
    }

    private IssuerNetworks networks() {
        try {
            return new IssuerNetworks(privateIssuers, Map.of());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(
                    "`poolgate.pools.federation.private-issuers`: " + e.getMessage(),
                    "write the whole issuer, for example `http://127.0.0.1:8180/realms/corp`");
        }
    }
}
