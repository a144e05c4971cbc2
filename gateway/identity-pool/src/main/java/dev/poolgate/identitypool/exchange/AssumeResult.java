package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.identitypool.session.Grant;
import java.util.function.Function;

/** The outcome of asking for a session of a role. */
public sealed interface AssumeResult {

    /** @param packedPercent how much of the room for policies and tags is used */
    record Assumed(TemporaryCredentials credentials, Grant grant, int packedPercent) implements AssumeResult {}

    /** @param message for whoever asked, as STS words it where it does; no secret */
    record Refused(AssumeRefusal reason, String message) implements AssumeResult {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<Assumed, T> assumed, Function<Refused, T> refused) {
        return this instanceof Assumed a ? assumed.apply(a) : refused.apply((Refused) this);
    }
}
