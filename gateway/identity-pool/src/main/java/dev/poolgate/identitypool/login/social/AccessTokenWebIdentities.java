package dev.poolgate.identitypool.login.social;

import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.login.WebIdentityResult.Reason;
import dev.poolgate.identitypool.login.WebIdentityVerifier;
import java.util.Optional;

/**
 * Verifies the access tokens of AssumeRoleWithWebIdentity, which come with a {@code ProviderId}. The account registers
 * no app: the role's trust policy has to name one.
 */
public final class AccessTokenWebIdentities implements WebIdentityVerifier {
    private final SocialProviders providers;

    public AccessTokenWebIdentities(SocialProviders providers) {
        this.providers = providers;
    }

    @Override
    public WebIdentityResult verify(String token, Optional<String> providerId) {
        String provider = providerId.orElse("");
        if (!SocialProviders.KEYS.contains(provider)) {
            return rejected("Unrecognized OAuth provider. "
                    + "Do not include a provider parameter when submitting OpenIDConnect ID tokens");
        }
        return providers
                .verify(provider, token)
                .fold(
                        verified -> new WebIdentityResult.Verified(identity(provider, verified)),
                        refused -> rejected(words(provider)),
                        unavailable -> new WebIdentityResult.Unavailable(provider));
    }

    private static WebIdentity identity(String provider, SocialResult.Verified verified) {
        return new WebIdentity(provider, provider, verified.user(), verified.app(), verified.claims());
    }

    private static String words(String provider) {
        String name = provider.equals(SocialProviders.AMAZON) ? "Login With Amazon" : "Facebook";
        return "Provided Token is not a " + name + " token";
    }

    private static WebIdentityResult rejected(String message) {
        return new WebIdentityResult.Rejected(Reason.INVALID, message);
    }
}
