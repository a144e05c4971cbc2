package dev.poolgate.authorizer.token;

import java.util.Locale;

/** Why a token was rejected. The code is the log reason, the metric tag and the problem code at once. */
public enum TokenError {
    /** No credential was presented where one is needed. */
    MISSING,
    /** Not a compact JWS of strict base64url and strict JSON, or larger or stranger than allowed. */
    MALFORMED,
    /** A compact JWE, RFC 7516 section 7.1: encrypted tokens are not taken. */
    ENCRYPTED,
    /** The header asks for an extension ({@code crit}, RFC 7515 section 4.1.11, or {@code b64}, RFC 7797). */
    EXTENSION,
    /** The header's {@code alg} is not on the issuer's list, or does not fit the key. */
    ALGORITHM,
    /** The {@code iss} claim names no trusted issuer. */
    ISSUER,
    /** The issuer publishes no key with the header's {@code kid}. */
    UNKNOWN_KEY,
    /** The signature does not verify. */
    SIGNATURE,
    /** A claim that is needed is missing, has the wrong JSON type, or is out of any sane range. */
    CLAIMS,
    /** The {@code exp} claim, with the allowed clock skew, is past. */
    EXPIRED,
    /** The {@code nbf} claim, with the allowed clock skew, is still ahead. */
    NOT_YET_VALID,
    /** The {@code iat} claim lies further ahead than the allowed clock skew. */
    ISSUED_IN_FUTURE,
    /** It lives longer, from {@code iat} to {@code exp}, than the issuer's tokens may. */
    LIFETIME,
    /** None of its audiences is accepted. */
    AUDIENCE,
    /** Its app client is not accepted. */
    CLIENT,
    /** An ID token where an access token is needed, or the reverse, or neither. */
    TYPE,
    /** Its session or subject was revoked. */
    REVOKED;

    private final String code = "token_" + name().toLowerCase(Locale.ROOT);

    /** The stable code, for example {@code token_malformed}. */
    public String code() {
        return code;
    }
}
