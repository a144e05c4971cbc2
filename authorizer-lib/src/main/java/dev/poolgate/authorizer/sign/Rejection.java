package dev.poolgate.authorizer.sign;

/** Leaves the sequence of checks early; never leaves this package. */
final class Rejection extends Exception {
    private static final long serialVersionUID = 1L;

    private final SignatureError error;
    private final String text;

    Rejection(SignatureError error, String text) {
        super(text, null, false, false);
        this.error = error;
        this.text = text;
    }

    SignatureResult.Invalid result() {
        return new SignatureResult.Invalid(error, text);
    }
}
