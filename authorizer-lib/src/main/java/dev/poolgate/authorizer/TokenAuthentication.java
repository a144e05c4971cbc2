package dev.poolgate.authorizer;

import dev.poolgate.authorizer.keys.JwksCache;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.token.JwtVerifier;
import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.TokenResult;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import dev.poolgate.authorizer.token.VerificationKey;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** From the text of a token to proof: cache, issuer, key, signature, claims, revocation. */
final class TokenAuthentication {
    private final Map<String, TrustedIssuer> issuers;
    private final JwksCache keys;
    private final JwtVerifier verifier;
    private final RevocationList revocations;
    private final VerifiedTokenCache cache;
    private final VerificationTimes times;
    private final int maxTokenBytes;
    private final String configuration;

    /** @param issuers by their {@code iss} */
    TokenAuthentication(
            Map<String, TrustedIssuer> issuers,
            JwksCache keys,
            JwtVerifier verifier,
            RevocationList revocations,
            VerifiedTokenCache cache,
            VerificationTimes times,
            int maxTokenBytes) {
        this.issuers = Map.copyOf(issuers);
        this.keys = keys;
        this.verifier = verifier;
        this.revocations = revocations;
        this.cache = cache;
        this.times = times;
        this.maxTokenBytes = maxTokenBytes;
        this.configuration = TrustedIssuer.fingerprintOf(issuers.values());
        revocations.onChange(() -> cache.evictIf(entry -> revocations.isRevoked(entry.token())));
        keys.onRemoval((issuer, key) -> cache.evictIf(entry -> entry.verifiedWith() == key));
    }

    /** Complete on return where the token or its key is cached. */
    CompletionStage<Authentication> authenticate(String token) {
        if (token.length() > maxTokenBytes) {
            return rejected(TokenError.MALFORMED);
        }
        TokenKey cacheKey = TokenKey.of(configuration, token);
        return cache.find(cacheKey, entry -> keys.stillTrusts(entry.issuer(), entry.verifiedWith()))
                .map(entry -> completed(unlessRevoked(entry.token())))
                .orElseGet(() ->
                        verifyTimed(token, (issuer, key, verified) -> cache.put(cacheKey, verified, key, issuer)));
    }

    private CompletionStage<Authentication> verifyTimed(String token, Keeping keeping) {
        long start = System.nanoTime();
        return verify(token, keeping).thenApply(outcome -> times.record(start, outcome));
    }

    /** As if it was never seen before, and it is not remembered either. */
    CompletionStage<Authentication> authenticateOnce(String token) {
        return verify(token, (issuer, key, verified) -> {});
    }

    private CompletionStage<Authentication> verify(String token, Keeping keeping) {
        return UnverifiedJwt.parse(token, maxTokenBytes)
                .fold(parsed -> verify(parsed, keeping), TokenAuthentication::rejected);
    }

    private CompletionStage<Authentication> verify(UnverifiedJwt token, Keeping keeping) {
        Optional<TrustedIssuer> issuer = token.issuer().map(issuers::get);
        if (issuer.isEmpty()) {
            return rejected(TokenError.ISSUER);
        }
        // before any key is looked for, so that an algorithm that is never allowed causes no fetch
        if (token.algorithm().filter(issuer.get().algorithms()::contains).isEmpty()) {
            return rejected(TokenError.ALGORITHM);
        }
        return keys.find(issuer.get(), token.keyId().orElse(null))
                .thenApply(lookup -> lookup.fold(
                        key -> verify(token, key, issuer.get(), keeping),
                        unknown -> new Authentication.Rejected(TokenError.UNKNOWN_KEY),
                        Authentication.Unavailable::new));
    }

    private Authentication verify(UnverifiedJwt token, VerificationKey key, TrustedIssuer issuer, Keeping keeping) {
        TokenResult<VerifiedJwt> result = verifier.verify(token, key, issuer);
        if (result instanceof TokenResult.Accepted<VerifiedJwt> accepted) {
            keeping.keep(issuer, key, accepted.value());
            return unlessRevoked(accepted.value());
        }
        return Authentication.of(result);
    }

    /** Asked each time, also for a cached token, so that a revocation holds from the next request on. */
    private Authentication unlessRevoked(VerifiedJwt token) {
        return revocations.isRevoked(token)
                ? new Authentication.Rejected(TokenError.REVOKED)
                : new Authentication.Verified(token);
    }

    private static CompletionStage<Authentication> rejected(TokenError error) {
        return completed(new Authentication.Rejected(error));
    }

    private static CompletionStage<Authentication> completed(Authentication outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    /** What becomes of a token that was verified. */
    private interface Keeping {
        void keep(TrustedIssuer issuer, VerificationKey key, VerifiedJwt verified);
    }
}
