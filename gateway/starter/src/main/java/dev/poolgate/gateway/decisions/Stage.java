package dev.poolgate.gateway.decisions;

import java.util.Locale;

/** How far a request came: where it was refused, or what it passed last. */
public enum Stage {
    GUARD,
    AUTHENTICATE,
    /** What a route asks of its callers. */
    AUTHORIZE,
    /** Policies: those of a role, or those of the gateway. */
    POLICY,
    EXCHANGE,
    RELAY,
    SIGN,
    /** It was let through, and its backend did not answer. */
    BACKEND;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As logs and answers write it. */
    public String code() {
        return code;
    }
}
