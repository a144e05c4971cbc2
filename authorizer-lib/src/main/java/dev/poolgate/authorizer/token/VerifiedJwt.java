package dev.poolgate.authorizer.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token whose signature and claims were verified against a {@link TrustedIssuer}. Holding one is the proof: only
 * {@link JwtVerifier} makes them.
 *
 * <p>Immutable. Everything is parsed once, on verification.
 */
public final class VerifiedJwt implements TokenFacts {
    private final String compact;
    private final String issuerName;
    private final @Nullable String keyId;
    private final TokenClaims claims;
    private final TokenUse use;
    private final Instant verifiedAt;
    private final String digest;

    VerifiedJwt(
            String compact,
            String issuerName,
            @Nullable String keyId,
            TokenClaims claims,
            TokenUse use,
            Instant verifiedAt) {
        this.compact = compact;
        this.issuerName = issuerName;
        this.keyId = keyId;
        this.claims = claims;
        this.use = use;
        this.verifiedAt = verifiedAt;
        this.digest = Sha256.hexOf(compact);
    }

    @Override
    public String issuerName() {
        return issuerName;
    }

    /** The {@code iss} claim, RFC 7519 section 4.1.1. */
    public String issuer() {
        return claims.issuer();
    }

    /** The {@code sub} claim, RFC 7519 section 4.1.2. */
    public String subject() {
        return claims.subject();
    }

    /** The {@code aud} claim, RFC 7519 section 4.1.3; empty where there is none, as in Cognito's access tokens. */
    public List<String> audiences() {
        return claims.audiences();
    }

    /** The app client: {@code client_id}, else {@code azp}, else the only audience. */
    public Optional<String> clientId() {
        return claims.clientId();
    }

    /** Which kind of token it is, never {@link TokenUse#ANY}. */
    public TokenUse use() {
        return use;
    }

    @Override
    public Set<String> scopes() {
        return claims.scopes();
    }

    @Override
    public Set<String> groups() {
        return claims.groups();
    }

    /** The session of the token, Cognito's {@code origin_jti}. */
    public Optional<String> session() {
        return claims.session();
    }

    /** The {@code jti} claim, RFC 7519 section 4.1.7. */
    public Optional<String> tokenId() {
        return claims.tokenId();
    }

    /** The {@code kid} of the key that verified it; empty where the issuer's only key has none. */
    public Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }

    public Instant issuedAt() {
        return claims.issuedAt();
    }

    public Instant expiresAt() {
        return claims.expiresAt();
    }

    /** When signature and claims were looked at: how long ago tells the age of a cached one. */
    public Instant verifiedAt() {
        return verifiedAt;
    }

    @Override
    public Map<String, Object> claims() {
        return claims.all();
    }

    /** The token itself, for an exchange at a provider that verifies again. Never log it. */
    public String compact() {
        return compact;
    }

    /** SHA-256 of the whole token in hex: names it in a cache key without being of use to whoever reads it. */
    public String digest() {
        return digest;
    }

    @Override
    public String toString() {
        return "VerifiedJwt[redacted]";
    }
}
