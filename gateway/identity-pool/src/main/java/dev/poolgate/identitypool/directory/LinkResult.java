package dev.poolgate.identitypool.directory;

import java.util.function.Function;

/** What became of logins that somebody brought. */
public sealed interface LinkResult {

    /**
     * All of them lead to this identity now.
     *
     * @param identity not always the one that was asked for: of two that are merged, one survives
     */
    record Linked(Identity identity) implements LinkResult {}

    /** Nothing was changed. */
    record Refused(LinkRefusal reason) implements LinkResult {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<Identity, T> linked, Function<LinkRefusal, T> refused) {
        return this instanceof Linked l ? linked.apply(l.identity()) : refused.apply(((Refused) this).reason());
    }
}
