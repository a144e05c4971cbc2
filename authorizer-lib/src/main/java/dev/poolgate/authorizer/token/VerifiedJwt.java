package dev.poolgate.authorizer.token;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A token whose signature and claims were verified against a {@link TrustedIssuer}. Holding one is the proof: only
 * {@code JwtVerifier} makes them.
 */
public final class VerifiedJwt {
    private final String compact;
    private final String issuerName;
    private final Map<String, Object> claims;

    VerifiedJwt(String compact, String issuerName, Map<String, Object> claims) {
        this.compact = compact;
        this.issuerName = issuerName;
        this.claims = Map.copyOf(claims);
    }

    /** The name that configuration gave to the issuer. */
    public String issuerName() {
        return issuerName;
    }

    /** The {@code iss} claim, RFC 7519 section 4.1.1. */
    public String issuer() {
        return text("iss").orElseThrow();
    }

    /** The {@code sub} claim, RFC 7519 section 4.1.2. */
    public String subject() {
        return text("sub").orElseThrow();
    }

    /** The app client: {@code client_id}, else {@code azp}, else the only audience. */
    public Optional<String> clientId() {
        return text("client_id");
    }

    /** The {@code scope} or {@code scp} claim, split. */
    public Set<String> scopes() {
        return Set.of(text("scope").orElse("").split(" "));
    }

    /** The groups claim of the issuer's profile, for Cognito {@code cognito:groups}. */
    public Set<String> groups() {
        return Set.of();
    }

    /** The session of the token, Cognito's {@code origin_jti}. */
    public Optional<String> session() {
        return text("origin_jti");
    }

    public Instant issuedAt() {
        return Instant.ofEpochSecond(((Number) claims.getOrDefault("iat", 0)).longValue());
    }

    public Instant expiresAt() {
        return Instant.ofEpochSecond(((Number) claims.getOrDefault("exp", 0)).longValue());
    }

    /** All claims, immutable. Numbers are {@link Number}, dates epoch seconds. */
    public Map<String, Object> claims() {
        return claims;
    }

    /** The token itself, for an exchange at a provider that verifies again. Never log it. */
    public String compact() {
        return compact;
    }

    private Optional<String> text(String claim) {
        return claims.get(claim) instanceof String value ? Optional.of(value) : Optional.empty();
    }

    @Override
    public String toString() {
        return "VerifiedJwt[redacted]";
    }
}
