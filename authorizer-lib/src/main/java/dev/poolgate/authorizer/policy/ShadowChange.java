package dev.poolgate.authorizer.policy;

import java.util.Locale;

/** How the candidate's answer differs. */
public enum ShadowChange {
    NONE,
    ALLOW_TO_DENY,
    DENY_TO_ALLOW,
    /** The candidate could not answer. */
    ERROR;

    /** Its metric tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
