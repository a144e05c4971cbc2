package dev.poolgate.identitypool.login;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The login that a verified token of a user pool proves. */
public final class TokenLogins implements ProvenLogins {
    private static final String AUDIENCE = "aud";

    private final ProviderMapping providers;
    private final RevocationList revocations;

    public TokenLogins(ProviderMapping providers, RevocationList revocations) {
        this.providers = providers;
        this.revocations = revocations;
    }

    @Override
    public List<VerifiedLogin> loginsOf(VerifiedJwt token) {
        return providers.providerOf(token.issuer()).flatMap(provider -> login(provider, token)).stream()
                .toList();
    }

    private Optional<VerifiedLogin> login(String provider, VerifiedJwt token) {
        return token.clientId().map(clientId -> login(provider, clientId, token));
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
