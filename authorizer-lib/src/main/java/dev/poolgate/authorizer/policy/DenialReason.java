package dev.poolgate.authorizer.policy;

import java.util.Locale;

/** Which requirement of an {@link AccessRule} a caller does not meet. */
public enum DenialReason {
    /** The token's issuer does not count on this route. */
    ISSUER_NOT_ACCEPTED,
    /** None of the scopes; RFC 6750 section 3.1 has this very code. */
    INSUFFICIENT_SCOPE,
    /** A member of none of the groups. */
    GROUP_REQUIRED,
    /** A claim has none of the values. */
    CLAIM_REQUIRED,
    /** Guests are not admitted. */
    GUEST_NOT_ADMITTED,
    /** The document of the API does not have the operation, so nobody may call it. */
    OPERATION_UNKNOWN;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable snake_case code. */
    public String code() {
        return code;
    }
}
