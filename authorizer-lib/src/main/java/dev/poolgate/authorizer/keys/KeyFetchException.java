package dev.poolgate.authorizer.keys;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys of an issuer could not be had. */
public final class KeyFetchException extends Exception {

    /** Why. Also the metric tag. */
    public enum Reason {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** Connected, and took too long. */
        TIMEOUT,
        /** Any other status than 200; redirects are not followed (S29). */
        STATUS,
        /** More bytes than allowed, counted after decompression. */
        TOO_LARGE,
        /** Not the JSON document it should be. */
        DOCUMENT,
        /** The metadata document names another issuer (S27). */
        ISSUER_MISMATCH,
        /** The address may not be fetched from (S25). */
        FORBIDDEN_ADDRESS,
        /** A fault of ours. */
        FAULT;

        /** Whether waiting will not help, because configuration is wrong. */
        public boolean isMisconfiguration() {
            return this == ISSUER_MISMATCH || this == FORBIDDEN_ADDRESS;
        }

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;
    private final int status;

    public KeyFetchException(Reason reason, String message) {
        this(reason, message, null);
    }

    public KeyFetchException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, cause, 0);
    }

    private KeyFetchException(Reason reason, String message, @Nullable Throwable cause, int status) {
        super(message, cause);
        this.reason = reason;
        this.status = status;
    }

    static KeyFetchException ofStatus(String place, int status) {
        return new KeyFetchException(
                Reason.STATUS, "`" + place + "` answered with status `" + status + "`", null, status);
    }

    public Reason reason() {
        return reason;
    }

    /** The HTTP status behind {@link Reason#STATUS}; 0 with every other reason. */
    public int status() {
        return status;
    }
}
