package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.Optional;

/** The login that a verified token proves. */
public final class TokenLogins {
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
                new Login(provider, token.subject()), clientId, token.claims(), revocations.isRevoked(token));
    }
}
