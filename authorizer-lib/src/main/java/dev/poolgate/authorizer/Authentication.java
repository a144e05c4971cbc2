package dev.poolgate.authorizer;

import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.TokenResult;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.function.Function;

/** What looking at a token came to, before any policy. */
sealed interface Authentication {

    record Verified(VerifiedJwt token) implements Authentication {}

    record Rejected(TokenError error) implements Authentication {}

    record Unavailable(Throwable cause) implements Authentication {}

    static Authentication of(TokenResult<VerifiedJwt> result) {
        return result.fold(Verified::new, Rejected::new);
    }

    default <T> T fold(
            Function<VerifiedJwt, T> verified, Function<TokenError, T> rejected, Function<Throwable, T> unavailable) {
        if (this instanceof Verified v) {
            return verified.apply(v.token());
        }
        if (this instanceof Rejected r) {
            return rejected.apply(r.error());
        }
        return unavailable.apply(((Unavailable) this).cause());
    }
}
