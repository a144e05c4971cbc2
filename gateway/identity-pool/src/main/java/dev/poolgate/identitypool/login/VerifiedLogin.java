package dev.poolgate.identitypool.login;

import java.util.Map;

/**
 * A login that was proven by a token.
 *
 * @param clientId the app client that the token was issued to
 * @param claims of the token, for rules and tags
 * @param revoked whether the session or the user was revoked at the provider; it counts where the pool asks for it
 */
public record VerifiedLogin(Login login, String clientId, Map<String, Object> claims, boolean revoked) {

    public VerifiedLogin {
        claims = Map.copyOf(claims);
    }

    /** Names the login and no claims, which are personal data. */
    @Override
    public String toString() {
        return "VerifiedLogin[" + login.provider() + ", " + clientId + "]";
    }
}
