package dev.poolgate.identitypool.login;

import java.util.Map;
import java.util.Set;

/**
 * Verifies logins of every kind of provider, told apart by the key of the Logins map.
 *
 * @param userPools for keys that a rule of {@code mapping} knows
 * @param byKey for single keys, such as Facebook's and Amazon's
 * @param saml for ARNs of SAML providers
 * @param oidc for the rest: an issuer without its scheme
 */
public record AnyLogins(
        ProviderMapping mapping,
        LoginVerifier userPools,
        Map<String, LoginVerifier> byKey,
        LoginVerifier saml,
        LoginVerifier oidc)
        implements LoginVerifier {
    /** Nothing can verify these: Digits is closed, and Twitter answers only whoever has the app's secret. */
    private static final Set<String> REFUSED = Set.of("api.twitter.com", "www.digits.com");

    @Override
    public LoginResult verify(String provider, String token) {
        return REFUSED.contains(provider)
                ? LoginError.UNSUPPORTED_PROVIDER.rejected()
                : verifierOf(provider).verify(provider, token);
    }

    @Override
    public String providerNamed(String key) {
        return mapping.providerNamed(key);
    }

    private LoginVerifier verifierOf(String provider) {
        if (mapping.issuerOf(provider).isPresent()) {
            return userPools;
        }
        return byKey.getOrDefault(provider, provider.startsWith("arn:") ? saml : oidc);
    }
}
