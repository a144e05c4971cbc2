package dev.poolgate.authorizer.signed;

import java.util.function.Function;

/** What can be said of who signed a request before its body is there. */
public sealed interface CallerHead {

    /** Nothing is wrong so far. */
    record Plausible(PlausibleCaller caller) implements CallerHead {}

    /** No body could prove anybody. */
    record Rejected(CallerResult.Rejected result) implements CallerHead {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<PlausibleCaller, T> plausible, Function<CallerResult.Rejected, T> rejected) {
        return this instanceof Plausible p ? plausible.apply(p.caller()) : rejected.apply(((Rejected) this).result());
    }
}
