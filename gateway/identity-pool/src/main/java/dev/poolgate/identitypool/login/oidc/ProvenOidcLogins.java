package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.identitypool.login.ProvenLogins;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;
import java.util.Optional;

/**
 * The login that a token of a provider outside proves, which was verified as one of an issuer of the gateway. An ID
 * token counts as in a Logins map, an access token as to STS: by an audience that is registered, whoever may use it.
 */
public final class ProvenOidcLogins implements ProvenLogins {
    private final OidcProviders providers;
    private final RevocationList revocations;

    public ProvenOidcLogins(OidcProviders providers, RevocationList revocations) {
        this.providers = providers;
        this.revocations = revocations;
    }

    @Override
    public List<VerifiedLogin> loginsOf(VerifiedJwt token) {
        return providers.ofTokensBy(token.issuer()).flatMap(provider -> login(provider, token)).stream()
                .toList();
    }

    private Optional<VerifiedLogin> login(TrustedOidc provider, VerifiedJwt token) {
        Optional<String> audience = token.use() == TokenUse.ID ? provider.clientOf(token) : provider.audienceOf(token);
        return audience.map(
                found -> provider.login(new OidcResult.Verified(token, found), revocations.isRevoked(token)));
    }
}
