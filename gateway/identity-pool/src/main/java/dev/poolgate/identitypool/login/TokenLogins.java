package dev.poolgate.identitypool.login;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The login that a verified token proves. */
public final class TokenLogins {
    private static final String AUDIENCE = "aud";

    private final ProviderMapping providers;
    private final RevocationList revocations;

    public TokenLogins(ProviderMapping providers, RevocationList revocations) {
        this.providers = providers;
        this.revocations = revocations;
    }

    /** Empty where the token's issuer stands behind no provider, or the token names no client. */
    public Optional<VerifiedLogin> loginOf(VerifiedJwt token) {
        return providers.providerOf(token.issuer()).flatMap(provider -> token.clientId()
                .map(clientId -> login(provider, clientId, token)));
    }

    private VerifiedLogin login(String provider, String clientId, VerifiedJwt token) {
        return new VerifiedLogin(
                new Login(provider, token.subject()), clientId, claims(token, clientId), revocations.isRevoked(token));
    }

    /**
     * The audience of a user pool's ID token is its client, and its access token has none. Filled in, rules and tags by
     * {@code aud} say the same of either.
     */
    private static Map<String, Object> claims(VerifiedJwt token, String clientId) {
        Map<String, Object> claims = new HashMap<>(token.claims());
        claims.putIfAbsent(AUDIENCE, clientId);
        return claims;
    }
}
