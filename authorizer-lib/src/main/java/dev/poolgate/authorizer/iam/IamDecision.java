package dev.poolgate.authorizer.iam;

import java.util.Optional;

/**
 * The outcome of an evaluation.
 *
 * @param effect what is to be done
 * @param statement what determined it, for example {@code orders-policy/ReadOwn}; empty where nothing matched
 */
public record IamDecision(Effect effect, Optional<String> statement) {

    /** Only {@link #ALLOW} lets a request through. */
    public enum Effect {
        ALLOW,
        EXPLICIT_DENY,
        IMPLICIT_DENY
    }

    public boolean allowed() {
        return effect == Effect.ALLOW;
    }
}
