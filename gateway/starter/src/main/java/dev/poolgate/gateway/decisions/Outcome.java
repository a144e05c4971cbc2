package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.AccessResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request came to. */
public enum Outcome {
    ALLOWED,
    /** The caller is known and may not. */
    DENIED,
    /** The caller is not known. */
    UNAUTHENTICATED,
    /** Nothing could be decided, or something needed for it cannot be had. */
    UNAVAILABLE,
    /** The request itself cannot be taken. */
    BAD_REQUEST;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FAULT = 500;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As logs and answers write it. */
    public String code() {
        return code;
    }

    /** The answer to a signature that proves nothing is AWS's 403, although nobody is known then. */
    static Outcome ofRefusal(int status, @Nullable AccessResult result) {
        if (status == UNAUTHORIZED || (status == FORBIDDEN && result instanceof AccessResult.SignatureRejected)) {
            return UNAUTHENTICATED;
        }
        if (status == FORBIDDEN) {
            return DENIED;
        }
        return status >= FAULT ? UNAVAILABLE : BAD_REQUEST;
    }
}
