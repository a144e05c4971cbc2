package dev.poolgate.identitypool.login;

import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.authorizer.keys.KeyLookup;
import dev.poolgate.authorizer.token.JwtVerifier;
import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import dev.poolgate.authorizer.token.VerificationKey;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Verifies ID tokens of user pools against the keys that their issuers publish. Blocks while keys are fetched. */
public final class TokenLoginVerifier implements LoginVerifier, AutoCloseable {
    /** As much as STS takes of a web identity token. */
    private static final int MAX_TOKEN_BYTES = 20_000;

    private final ProviderMapping providers;
    private final ProviderKeys keys;
    private final JwtVerifier verifier;
    private final TokenLogins logins;
    private final Clock clock;

    public TokenLoginVerifier(ProviderMapping providers, ProviderKeys keys, TokenLogins logins, Clock clock) {
        this.providers = providers;
        this.keys = keys;
        this.verifier = new JwtVerifier(clock);
        this.logins = logins;
        this.clock = clock;
    }

    @Override
    public LoginResult verify(String provider, String token) {
        Optional<TrustedIssuer> issuer = providers.issuerOf(provider).map(ProviderKeys::trusted);
        if (issuer.isEmpty()) {
            return LoginError.UNSUPPORTED_PROVIDER.rejected();
        }
        return UnverifiedJwt.parse(token, MAX_TOKEN_BYTES)
                .fold(
                        parsed -> verify(provider, issuer.get(), parsed, token),
                        error -> LoginError.NOT_AN_ID_TOKEN.rejected());
    }

    /** Looks at issuer and algorithm first, so that a token that cannot pass causes no fetch. */
    private LoginResult verify(String provider, TrustedIssuer issuer, UnverifiedJwt parsed, String token) {
        if (!parsed.issuer().equals(Optional.of(issuer.issuer()))) {
            return LoginError.ISSUER_MISMATCH.rejected();
        }
        if (parsed.algorithm().filter(issuer.algorithms()::contains).isEmpty()) {
            return LoginError.UNVERIFIABLE.rejected();
        }
        KeyLookup lookup = keys.find(issuer, parsed.keyId().orElse(null));
        return lookup.fold(
                key -> verify(provider, issuer, parsed, key, token),
                unknown -> LoginError.UNVERIFIABLE.rejected(),
                cause -> new LoginResult.Unavailable(provider));
    }

    private LoginResult verify(
            String provider, TrustedIssuer issuer, UnverifiedJwt parsed, VerificationKey key, String token) {
        return verifier.verify(parsed, key, issuer)
                .fold(verified -> login(provider, verified), error -> rejected(error, token));
    }

    private LoginResult login(String provider, VerifiedJwt token) {
        if (token.audiences().isEmpty()) {
            return LoginError.MISSING_AUDIENCE.rejected();
        }
        if (!"id".equals(token.claims().get("token_use"))) {
            return LoginError.NOT_AN_ID_TOKEN.rejected();
        }
        return logins.loginsOf(token).stream()
                .filter(login -> login.login().provider().equals(provider))
                .findFirst()
                .<LoginResult>map(LoginResult.Verified::new)
                .orElseGet(LoginError.UNSUPPORTED_PROVIDER::rejected);
    }

    private LoginResult rejected(TokenError error, String token) {
        return switch (error) {
            case EXPIRED -> LoginError.expired(clock.instant(), expiry(token));
            case ISSUER -> LoginError.ISSUER_MISMATCH.rejected();
            case ALGORITHM, UNKNOWN_KEY, SIGNATURE -> LoginError.UNVERIFIABLE.rejected();
            default -> LoginError.NOT_AN_ID_TOKEN.rejected();
        };
    }

    /** Of a token whose signature was verified, and which was found to have an expiry. */
    private static Instant expiry(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime().toInstant();
        } catch (ParseException e) {
            throw new IllegalStateException("a verified token cannot be read", e);
        }
    }

    @Override
    public void close() {
        keys.close();
    }
}
