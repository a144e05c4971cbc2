package dev.poolgate.authorizer.keys;

import java.util.Locale;

/** Why an entry of a JWK set is not used (S7). */
enum IgnoredKey {
    /** {@code oct}: whoever reads the set could sign. */
    SYMMETRIC,
    /** Private members are published. */
    PRIVATE,
    /** Its {@code use} or {@code key_ops} is not for verification. */
    NOT_FOR_SIGNATURES,
    /** An RSA modulus or exponent that is too small, too large, or known to be guessable. */
    WEAK,
    /** A key type, curve or {@code alg} that no allowed algorithm uses. */
    UNSUPPORTED,
    /** Not a JWK by RFC 7517 and RFC 7518. */
    MALFORMED,
    /** Shares its {@code kid} with another, so that a token would not say which is meant. */
    AMBIGUOUS;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
