package dev.poolgate.authorizer.sign;

import java.util.Locale;

/** Why a signature was rejected. The code is the log reason and the metric tag. */
public enum SignatureError {
    /** Nothing was signed. */
    MISSING,
    /** The authorization header, the date or the scope is not what the specification describes. */
    MALFORMED,
    /** The key is unknown, or the session token is not its own; or it expired and nobody looked further. */
    UNKNOWN_KEY,
    /** The key was one, and its session is over. */
    EXPIRED_SESSION,
    /** Signed longer ago than the clock tolerance, or than the URL was made to last. */
    EXPIRED,
    /** Signed further in the future than the clock tolerance. */
    NOT_YET_CURRENT,
    /** Signed for another service, region or day. */
    WRONG_SCOPE,
    /** A header that must be signed is not. */
    UNSIGNED_HEADER,
    /** The body is not the one that {@code x-amz-content-sha256} announces. */
    BODY_MISMATCH,
    /** There is no body to check: it is too large, it broke off, or there is no room for it. */
    NO_BODY,
    /** All is well-formed and the signature is another. */
    MISMATCH,
    /** The signature was used before, where each counts once. */
    REPLAYED;

    /** The stable code, for example {@code signature_unknown_key}. */
    public String code() {
        return "signature_" + name().toLowerCase(Locale.ROOT);
    }
}
