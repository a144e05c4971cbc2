package dev.poolgate.identitypool.login;

import java.util.function.Function;

/** The outcome of verifying a SAML response. */
public sealed interface SamlResult {

    record Verified(SamlIdentity identity) implements SamlResult {}

    /** @param message as AWS words it; nothing of the response */
    record Rejected(Reason reason, String message) implements SamlResult {}

    /** The errors that a response can lead to. */
    enum Reason {
        INVALID,
        EXPIRED,
        CLAIM_REJECTED
    }

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<SamlIdentity, T> verified, Function<Rejected, T> rejected) {
        return this instanceof Verified v ? verified.apply(v.identity()) : rejected.apply((Rejected) this);
    }
}
