package dev.poolgate.identitypool.login;

import java.util.Optional;

/**
 * Verifies web identity tokens of every kind.
 *
 * @param accessTokens for calls that name a provider
 * @param oidc for all others
 */
public record AnyWebIdentities(WebIdentityVerifier accessTokens, WebIdentityVerifier oidc)
        implements WebIdentityVerifier {

    @Override
    public WebIdentityResult verify(String token, Optional<String> providerId) {
        return (providerId.isPresent() ? accessTokens : oidc).verify(token, providerId);
    }
}
