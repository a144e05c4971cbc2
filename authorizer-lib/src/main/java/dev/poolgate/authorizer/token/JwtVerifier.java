package dev.poolgate.authorizer.token;

import java.time.Clock;
import java.util.Optional;

/**
 * Verifies tokens: the one place where {@link VerifiedJwt} is made. Pure; keys and time are handed in.
 *
 * <p>Order: algorithm, signature, then claims, so that nothing of a token is weighed before it is known who wrote it.
 */
public final class JwtVerifier {
    private final Clock clock;
    private final SignatureCheck signatures;

    /** Verifies signatures with the fastest provider at hand. */
    public JwtVerifier(Clock clock) {
        this(clock, CryptoProvider.preferred());
    }

    public JwtVerifier(Clock clock, CryptoProvider provider) {
        this.clock = clock;
        this.signatures = new SignatureCheck(provider);
    }

    /**
     * Verifies one token with one key.
     *
     * @param key a key that {@code issuer} published, never one that came with the token
     */
    public TokenResult<VerifiedJwt> verify(UnverifiedJwt token, VerificationKey key, TrustedIssuer issuer) {
        Optional<TokenError> objection = signatures.objection(token.jws(), key, issuer.algorithms());
        if (objection.isPresent()) {
            return TokenResult.rejected(objection.get());
        }
        return readClaims(token, issuer).then(claims -> ClaimRules.objection(token, claims, issuer, clock.instant())
                .<TokenResult<VerifiedJwt>>map(TokenResult::rejected)
                .orElseGet(() -> TokenResult.accepted(proof(token, key, issuer, claims))));
    }

    private static TokenResult<TokenClaims> readClaims(UnverifiedJwt token, TrustedIssuer issuer) {
        try {
            return TokenResult.accepted(TokenClaims.read(token.claims(), issuer.groupsClaim()));
        } catch (MalformedClaim e) {
            return TokenResult.rejected(TokenError.CLAIMS);
        }
    }

    private VerifiedJwt proof(UnverifiedJwt token, VerificationKey key, TrustedIssuer issuer, TokenClaims claims) {
        TokenUse use =
                TokenKind.of(token.jws().header(), claims, issuer.profile()).orElseThrow();
        return new VerifiedJwt(token.compact(), issuer.name(), key.id().orElse(null), claims, use, clock.instant());
    }
}
