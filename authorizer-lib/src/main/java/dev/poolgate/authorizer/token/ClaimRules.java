package dev.poolgate.authorizer.token;

import java.time.Instant;
import java.util.Optional;

/** What the claims of a token must say to be accepted from its issuer, in the order of the objections. */
final class ClaimRules {
    private ClaimRules() {}

    /** @return the first thing wrong; empty where nothing is */
    static Optional<TokenError> objection(UnverifiedJwt token, TokenClaims claims, TrustedIssuer issuer, Instant now) {
        // RFC 7519 section 4.1.1 with S19: exact, so neither case nor a trailing slash nor a prefix is forgiven
        if (!issuer.isNamed(claims.issuer())) {
            return Optional.of(TokenError.ISSUER);
        }
        return TimeRules.objection(claims, issuer, now).or(() -> kindObjection(token, claims, issuer));
    }

    private static Optional<TokenError> kindObjection(UnverifiedJwt token, TokenClaims claims, TrustedIssuer issuer) {
        Optional<TokenUse> kind = TokenKind.of(token.jws().header(), claims, issuer.profile());
        if (kind.isEmpty() || (issuer.tokenUse() != TokenUse.ANY && issuer.tokenUse() != kind.get())) {
            return Optional.of(TokenError.TYPE);
        }
        if (!issuer.audiences().allowsOneOf(claims.audiences())) {
            return Optional.of(TokenError.AUDIENCE);
        }
        return clientAllowed(claims, issuer, kind.get()) ? Optional.empty() : Optional.of(TokenError.CLIENT);
    }

    /** Only an ID token's audience is its client; the audience of an access token is a resource. */
    private static boolean clientAllowed(TokenClaims claims, TrustedIssuer issuer, TokenUse kind) {
        Optional<String> client = kind == TokenUse.ID ? claims.clientId() : claims.client();
        return issuer.clientIds().isAny()
                || client.filter(issuer.clientIds()::allows).isPresent();
    }
}
