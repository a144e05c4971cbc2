package dev.poolgate.identitypool.login.social;

import java.util.Map;
import java.util.function.Function;

/** Whom an access token speaks of, by the word of its provider. */
sealed interface SocialResult {

    /**
     * @param app that the token was issued to
     * @param user the provider's name for the user
     * @param claims under the names that IAM's condition keys have, and {@code aud} and {@code sub}
     */
    record Verified(String app, String user, Map<String, Object> claims) implements SocialResult {}

    record Refused() implements SocialResult {}

    record Unavailable() implements SocialResult {}

    default <T> T fold(
            Function<Verified, T> verified, Function<Refused, T> refused, Function<Unavailable, T> unavailable) {
        if (this instanceof Verified v) {
            return verified.apply(v);
        }
        return this instanceof Refused r ? refused.apply(r) : unavailable.apply((Unavailable) this);
    }
}
