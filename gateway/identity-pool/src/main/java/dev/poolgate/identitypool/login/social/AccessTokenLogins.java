package dev.poolgate.identitypool.login.social;

import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginResult;
import dev.poolgate.identitypool.login.LoginSource;
import dev.poolgate.identitypool.login.LoginVerifier;
import dev.poolgate.identitypool.login.VerifiedLogin;

/** Verifies the access tokens of the Logins map. That the app is the pool's is for the caller to see. */
public final class AccessTokenLogins implements LoginVerifier {
    private final SocialProviders providers;

    public AccessTokenLogins(SocialProviders providers) {
        this.providers = providers;
    }

    @Override
    public LoginResult verify(String provider, String token) {
        return providers
                .verify(provider, token)
                .fold(
                        verified -> new LoginResult.Verified(login(provider, verified)),
                        refused -> LoginError.UNVERIFIABLE.rejected(),
                        unavailable -> new LoginResult.Unavailable(provider));
    }

    private static VerifiedLogin login(String provider, SocialResult.Verified verified) {
        return new VerifiedLogin(
                new Login(provider, verified.user()), verified.app(), verified.claims(), false, LoginSource.PUBLIC);
    }
}
