package dev.poolgate.identitypool.login;

import dev.poolgate.identitypool.session.Origin;
import java.util.List;
import java.util.Map;

/**
 * A login that was proven by a token.
 *
 * @param clientId the app client that the token was issued to; for SAML the audience of the assertion; for a
 *     developer's user the identity pool
 * @param claims of the token, for rules and tags
 * @param revoked whether the session or the user was revoked at the provider; it counts where the pool asks for it
 * @param source what kind of provider proved it
 */
public record VerifiedLogin(
        Login login, String clientId, Map<String, Object> claims, boolean revoked, LoginSource source) {

    public VerifiedLogin {
        claims = Map.copyOf(claims);
    }

    /** Of a user pool. */
    public VerifiedLogin(Login login, String clientId, Map<String, Object> claims, boolean revoked) {
        this(login, clientId, claims, revoked, LoginSource.USER_POOL);
    }

    /** How the pool's own token refers to it, for example {@code provider:CognitoSignIn:user}. */
    public String reference() {
        return source.reference(login, clientId);
    }

    /** Under which keys a pool may keep a role mapping for it; the first that is there counts. */
    public List<String> mappingKeys() {
        return source.mappingKeys(login, clientId);
    }

    /** What revokes, at the providers of several logins, whatever is got with them. */
    public static List<Origin> origins(List<VerifiedLogin> logins) {
        return logins.stream()
                .flatMap(login -> Origin.of(login.claims()).stream())
                .toList();
    }

    /** Names the login and no claims, which are personal data. */
    @Override
    public String toString() {
        return "VerifiedLogin[" + login.provider() + ", " + clientId + "]";
    }
}
