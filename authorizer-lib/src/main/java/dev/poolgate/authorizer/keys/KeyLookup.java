package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.token.VerificationKey;
import java.util.function.Function;

/** Whether a key was found. */
public sealed interface KeyLookup {

    record Found(VerificationKey key) implements KeyLookup {}

    /** The issuer was asked lately and publishes no such key. */
    record Unknown() implements KeyLookup {}

    /** It cannot be told: there are no keys, or a newer one may exist and cannot be fetched. */
    record Unavailable(Throwable cause) implements KeyLookup {}

    default <T> T fold(
            Function<VerificationKey, T> found, Function<Unknown, T> unknown, Function<Throwable, T> unavailable) {
        if (this instanceof Found f) {
            return found.apply(f.key());
        }
        if (this instanceof Unknown u) {
            return unknown.apply(u);
        }
        return unavailable.apply(((Unavailable) this).cause());
    }
}
