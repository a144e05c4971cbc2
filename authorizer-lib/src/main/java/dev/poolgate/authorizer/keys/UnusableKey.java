package dev.poolgate.authorizer.keys;

/** An entry of a JWK set cannot be used. Does not leave the package. */
final class UnusableKey extends Exception {
    private final IgnoredKey reason;

    UnusableKey(IgnoredKey reason) {
        super(reason.tag(), null, false, false);
        this.reason = reason;
    }

    IgnoredKey reason() {
        return reason;
    }
}
