package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.keys.KeyLookup;
import dev.poolgate.authorizer.token.JwtVerifier;
import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import dev.poolgate.authorizer.token.VerificationKey;
import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.identitypool.login.ProviderKeys;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Verifies tokens of providers against the keys that these publish. Blocks while keys are fetched. */
public final class OidcTokens {
    /** As much as STS takes of a web identity token. */
    static final int MAX_BYTES = 20_000;

    private final ProviderKeys keys;
    private final JwtVerifier verifier;

    /** @param keys closed by whoever made them */
    public OidcTokens(ProviderKeys keys, Clock clock) {
        this.keys = keys;
        this.verifier = new JwtVerifier(clock);
    }

    /** An ID token. */
    OidcResult verifyIdToken(TrustedOidc provider, UnverifiedJwt token) {
        return withKey(provider, token, key -> idToken(provider, token, key));
    }

    /** An ID token, or an access token made for one of the provider's registered audiences. */
    OidcResult verifyAnyToken(TrustedOidc provider, UnverifiedJwt token) {
        return withKey(provider, token, key -> {
            OidcResult result = idToken(provider, token, key);
            return result.equals(new OidcResult.Rejected(TokenError.TYPE)) ? accessToken(provider, token, key) : result;
        });
    }

    /** Looks at issuer and algorithm first, so that a token that cannot pass causes no fetch. */
    private OidcResult withKey(
            TrustedOidc provider, UnverifiedJwt token, Function<VerificationKey, OidcResult> verification) {
        if (token.issuer().filter(provider.issuer()::isNamed).isEmpty()) {
            return new OidcResult.Rejected(TokenError.ISSUER);
        }
        if (token.algorithm().filter(provider.issuer().algorithms()::contains).isEmpty()) {
            return new OidcResult.Rejected(TokenError.ALGORITHM);
        }
        KeyLookup lookup = keys.find(provider.issuer(), token.keyId().orElse(null));
        return lookup.fold(
                verification,
                unknown -> new OidcResult.Rejected(TokenError.UNKNOWN_KEY),
                cause -> new OidcResult.Unavailable());
    }

    private OidcResult idToken(TrustedOidc provider, UnverifiedJwt token, VerificationKey key) {
        return verifier.verify(token, key, provider.issuer())
                .fold(verified -> result(verified, provider.clientOf(verified)), OidcResult.Rejected::new);
    }

    /** The {@code azp} of an access token says who may use it, not whom it is for. */
    private OidcResult accessToken(TrustedOidc provider, UnverifiedJwt token, VerificationKey key) {
        return verifier.verify(token, key, provider.issuerOfAccessTokens())
                .fold(verified -> result(verified, provider.audienceOf(verified)), OidcResult.Rejected::new);
    }

    private static OidcResult result(VerifiedJwt token, Optional<String> audience) {
        return audience.<OidcResult>map(found -> new OidcResult.Verified(token, found))
                .orElseGet(() -> new OidcResult.Rejected(TokenError.AUDIENCE));
    }
}
