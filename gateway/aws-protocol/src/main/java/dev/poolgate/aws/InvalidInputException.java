package dev.poolgate.aws;

/** An input that breaks a constraint of its service's model. */
final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String text;

    /** @param text for the caller */
    InvalidInputException(String code, String text) {
        super(text, null, false, false);
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
