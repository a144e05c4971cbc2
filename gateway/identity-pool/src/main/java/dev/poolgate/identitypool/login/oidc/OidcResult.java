package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The outcome of verifying a provider's token. */
sealed interface OidcResult {

    /** @param audience the client that the token was issued to, by {@code azp} or {@code aud} */
    record Verified(VerifiedJwt token, String audience) implements OidcResult {

        /** The token's, where {@code aud} is the client and {@code oaud} keeps what it was, as in IAM's keys. */
        Map<String, Object> claims() {
            Map<String, Object> claims = new HashMap<>(token.claims());
            Object before = claims.put("aud", audience);
            if (before != null) {
                claims.put("oaud", before);
            }
            return claims;
        }
    }

    record Rejected(TokenError error) implements OidcResult {}

    /** Keys cannot be had now. */
    record Unavailable() implements OidcResult {}

    default <T> T fold(
            Function<Verified, T> verified, Function<TokenError, T> rejected, Function<Unavailable, T> unavailable) {
        if (this instanceof Verified v) {
            return verified.apply(v);
        }
        return this instanceof Rejected r ? rejected.apply(r.error()) : unavailable.apply((Unavailable) this);
    }
}
