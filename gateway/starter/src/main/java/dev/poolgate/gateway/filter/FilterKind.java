package dev.poolgate.gateway.filter;

import org.springframework.core.Ordered;

/**
 * What a filter of Poolgate does, and when. The position in the route's list does not matter: a decision comes before
 * everything with an effect, a signature after everything that changes the request.
 */
public enum FilterKind {
    AUTHORIZE(Ordered.HIGHEST_PRECEDENCE + 1000),
    /** As {@link #AUTHORIZE}, for callers who sign and nobody else. */
    AUTHORIZE_SIGNERS(Ordered.HIGHEST_PRECEDENCE + 1000),
    PUBLIC(Ordered.HIGHEST_PRECEDENCE + 1000),
    EXCHANGE(Ordered.HIGHEST_PRECEDENCE + 2000),
    RELAY(Ordered.LOWEST_PRECEDENCE - 20),
    SIGN(Ordered.LOWEST_PRECEDENCE - 10);

    private final int order;

    FilterKind(int order) {
        this.order = order;
    }

    int order() {
        return order;
    }
}
