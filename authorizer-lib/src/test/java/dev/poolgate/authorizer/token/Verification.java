package dev.poolgate.authorizer.token;

import dev.poolgate.authorizer.fixture.SigningKey;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;

/** Parses and verifies in one step, and says what was wrong. */
final class Verification {
    private Verification() {}

    static TokenResult<VerifiedJwt> of(String token, SigningKey key, TrustedIssuer issuer, Clock clock) {
        JwtVerifier verifier = new JwtVerifier(clock, CryptoProvider.platform());
        return UnverifiedJwt.parse(token).then(parsed -> verifier.verify(parsed, verificationKey(key), issuer));
    }

    static Optional<TokenError> errorOf(TokenResult<?> result) {
        return result.fold(value -> Optional.empty(), Optional::of);
    }

    static VerifiedJwt accepted(TokenResult<VerifiedJwt> result) {
        return result.fold(jwt -> jwt, error -> {
            throw new AssertionError("rejected: " + error);
        });
    }

    static VerificationKey verificationKey(SigningKey key) {
        return new VerificationKey(key.id(), key.pair().getPublic(), EnumSet.of(key.algorithm()));
    }
}
