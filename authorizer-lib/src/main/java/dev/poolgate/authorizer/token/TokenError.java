package dev.poolgate.authorizer.token;

import java.util.Locale;

/** Why a token was rejected. The code is the log reason, the metric tag and the problem code at once. */
public enum TokenError {
    /** No credential was presented where one is needed. */
    MISSING,
    /** Not a compact JWS, or larger or stranger than allowed. */
    MALFORMED;

    /** The stable code, for example {@code token_malformed}. */
    public String code() {
        return "token_" + name().toLowerCase(Locale.ROOT);
    }
}
