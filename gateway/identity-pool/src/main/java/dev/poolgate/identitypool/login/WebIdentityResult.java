package dev.poolgate.identitypool.login;

import java.util.function.Function;

/** The outcome of verifying a web identity token. */
public sealed interface WebIdentityResult {

    record Verified(WebIdentity identity) implements WebIdentityResult {}

    /** @param message as STS words it; never a token */
    record Rejected(Reason reason, String message) implements WebIdentityResult {}

    /** Nothing can be said now, because the provider cannot be reached. */
    record Unavailable(String provider) implements WebIdentityResult {}

    /** The STS errors that a token can lead to. */
    enum Reason {
        INVALID,
        EXPIRED,
        CLAIM_REJECTED
    }

    /** Picks the function that fits this outcome. */
    default <T> T fold(
            Function<WebIdentity, T> verified, Function<Rejected, T> rejected, Function<Unavailable, T> unavailable) {
        if (this instanceof Verified v) {
            return verified.apply(v.identity());
        }
        return this instanceof Rejected r ? rejected.apply(r) : unavailable.apply((Unavailable) this);
    }
}
