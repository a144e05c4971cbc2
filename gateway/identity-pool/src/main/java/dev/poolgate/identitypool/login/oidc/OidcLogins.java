package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginResult;
import dev.poolgate.identitypool.login.LoginVerifier;
import java.time.Clock;
import java.util.Optional;

/** Verifies the ID tokens of the Logins map that are no user pool's. */
public final class OidcLogins implements LoginVerifier {
    private final OidcProviders providers;
    private final OidcTokens tokens;
    private final Clock clock;

    public OidcLogins(OidcProviders providers, OidcTokens tokens, Clock clock) {
        this.providers = providers;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public LoginResult verify(String provider, String token) {
        Optional<TrustedOidc> found = providers.byKey(provider);
        if (found.isEmpty()) {
            return LoginError.UNSUPPORTED_PROVIDER.rejected();
        }
        return UnverifiedJwt.parse(token, OidcTokens.MAX_BYTES)
                .fold(parsed -> verify(found.get(), parsed, token), malformed -> LoginError.NOT_AN_ID_TOKEN.rejected());
    }

    private LoginResult verify(TrustedOidc provider, UnverifiedJwt parsed, String token) {
        return tokens.verifyIdToken(provider, parsed)
                .fold(
                        verified -> new LoginResult.Verified(provider.login(verified, false)),
                        error -> rejected(error, token),
                        unavailable -> new LoginResult.Unavailable(provider.key()));
    }

    private LoginResult rejected(TokenError error, String token) {
        return switch (error) {
            case EXPIRED -> LoginError.expired(clock.instant(), TokenExpiry.of(token));
            case ISSUER -> LoginError.ISSUER_MISMATCH.rejected();
            case ALGORITHM, UNKNOWN_KEY, SIGNATURE -> LoginError.UNVERIFIABLE.rejected();
            case AUDIENCE -> LoginError.UNSUPPORTED_PROVIDER.rejected();
            default -> LoginError.NOT_AN_ID_TOKEN.rejected();
        };
    }
}
