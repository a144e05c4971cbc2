package dev.poolgate.authorizer.sign;

import java.util.function.Function;

/** What can be said of a signature before the body is there. */
public sealed interface HeadResult {

    /** Nothing is wrong so far. */
    record Plausible(PlausibleSignature signature) implements HeadResult {}

    /** No body could make it valid. */
    record Rejected(SignatureResult.Invalid why) implements HeadResult {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<PlausibleSignature, T> plausible, Function<SignatureResult.Invalid, T> rejected) {
        return this instanceof Plausible p ? plausible.apply(p.signature()) : rejected.apply(((Rejected) this).why());
    }
}
