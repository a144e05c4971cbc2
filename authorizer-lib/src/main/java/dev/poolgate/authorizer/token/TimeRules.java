package dev.poolgate.authorizer.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a token is good: RFC 7519 sections 4.1.4 to 4.1.6, and no longer than its issuer's tokens may live. */
final class TimeRules {
    private TimeRules() {}

    static Optional<TokenError> objection(TokenClaims claims, TrustedIssuer issuer, Instant now) {
        Duration skew = issuer.clockSkew();
        if (!now.isBefore(claims.expiresAt().plus(skew))) {
            return Optional.of(TokenError.EXPIRED);
        }
        if (claims.notBefore().filter(start -> now.isBefore(start.minus(skew))).isPresent()) {
            return Optional.of(TokenError.NOT_YET_VALID);
        }
        if (now.isBefore(claims.issuedAt().minus(skew))) {
            return Optional.of(TokenError.ISSUED_IN_FUTURE);
        }
        Duration lifetime = Duration.between(claims.issuedAt(), claims.expiresAt());
        return lifetime.compareTo(issuer.maxLifetime()) > 0 ? Optional.of(TokenError.LIFETIME) : Optional.empty();
    }
}
