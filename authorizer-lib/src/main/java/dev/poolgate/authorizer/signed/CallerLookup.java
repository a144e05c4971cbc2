package dev.poolgate.authorizer.signed;

import java.util.function.Function;
import java.util.function.Supplier;

/** What became of looking for the holder of a key. */
public sealed interface CallerLookup {

    record Found(SignedCaller caller) implements CallerLookup {}

    /** The session is over, by time or because it was revoked. */
    record Expired() implements CallerLookup {}

    /** No such key, or the session token is not its own. */
    record Unknown() implements CallerLookup {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<SignedCaller, T> found, Supplier<T> expired, Supplier<T> unknown) {
        if (this instanceof Found f) {
            return found.apply(f.caller());
        }
        return this instanceof Expired ? expired.get() : unknown.get();
    }
}
