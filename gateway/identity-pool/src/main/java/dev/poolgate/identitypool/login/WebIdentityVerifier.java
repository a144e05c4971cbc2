package dev.poolgate.identitypool.login;

import java.util.Optional;

/** Verifies the tokens of AssumeRoleWithWebIdentity. Blocks while keys are fetched or a provider is asked. */
public interface WebIdentityVerifier {

    /**
     * @param token untrusted
     * @param providerId {@code www.amazon.com} or {@code graph.facebook.com} where the token is an OAuth 2 access token
     *     of theirs; empty for OpenID Connect
     */
    WebIdentityResult verify(String token, Optional<String> providerId);
}
