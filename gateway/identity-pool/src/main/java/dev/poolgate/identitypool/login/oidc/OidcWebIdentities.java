package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.login.WebIdentityVerifier;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies the OpenID Connect tokens of AssumeRoleWithWebIdentity. The unverified {@code iss} only picks among
 * providers that are known anyway; then the token is verified as one of that provider.
 */
public final class OidcWebIdentities implements WebIdentityVerifier {
    private final OidcProviders providers;
    private final OidcTokens tokens;
    private final Map<String, WebIdentityVerifier> ownIssuers;
    private final Clock clock;

    /**
     * @param ownIssuers by their {@code iss}: verifiers of tokens that this installation issued, as identity pools do
     */
    public OidcWebIdentities(
            OidcProviders providers, OidcTokens tokens, Map<String, WebIdentityVerifier> ownIssuers, Clock clock) {
        this.providers = providers;
        this.tokens = tokens;
        this.ownIssuers = Map.copyOf(ownIssuers);
        this.clock = clock;
    }

    @Override
    public WebIdentityResult verify(String token, Optional<String> providerId) {
        return UnverifiedJwt.parse(token, OidcTokens.MAX_BYTES)
                .fold(parsed -> verify(parsed, token), malformed -> StsWords.notAToken());
    }

    private WebIdentityResult verify(UnverifiedJwt parsed, String token) {
        String iss = parsed.issuer().orElse("");
        WebIdentityVerifier own = ownIssuers.get(iss);
        if (own != null) {
            return own.verify(token, Optional.empty());
        }
        return providers
                .byIssuer(iss)
                .map(provider -> verify(provider, parsed, token))
                .orElseGet(() -> StsWords.unknownIssuer(iss));
    }

    private WebIdentityResult verify(TrustedOidc provider, UnverifiedJwt parsed, String token) {
        return tokens.verifyAnyToken(provider, parsed)
                .fold(
                        verified -> new WebIdentityResult.Verified(identity(provider, verified)),
                        error -> error == TokenError.EXPIRED
                                ? StsWords.expired(clock.instant(), TokenExpiry.of(token))
                                : StsWords.rejected(error),
                        unavailable -> new WebIdentityResult.Unavailable(provider.key()));
    }

    private static WebIdentity identity(TrustedOidc provider, OidcResult.Verified verified) {
        return new WebIdentity(
                provider.principal(),
                provider.key(),
                verified.token().subject(),
                verified.audience(),
                verified.claims());
    }
}
