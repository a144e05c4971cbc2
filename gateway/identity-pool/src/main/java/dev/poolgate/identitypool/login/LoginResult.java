package dev.poolgate.identitypool.login;

import java.util.function.Function;

/** The outcome of verifying one login. */
public sealed interface LoginResult {

    /** The token proves this login. */
    record Verified(VerifiedLogin login) implements LoginResult {}

    /**
     * The token proves nothing.
     *
     * @param message as Cognito words it for the caller, see {@link LoginError}; never a token
     */
    record Rejected(LoginError error, String message) implements LoginResult {}

    /** Nothing can be said now, because the provider's keys cannot be had. */
    record Unavailable(String provider) implements LoginResult {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(
            Function<Verified, T> verified, Function<Rejected, T> rejected, Function<Unavailable, T> unavailable) {
        if (this instanceof Verified v) {
            return verified.apply(v);
        }
        return this instanceof Rejected r ? rejected.apply(r) : unavailable.apply((Unavailable) this);
    }
}
