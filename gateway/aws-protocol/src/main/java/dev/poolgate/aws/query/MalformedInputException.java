package dev.poolgate.aws.query;

/** Parameters that do not have the expected shape. The message names members, never values. */
public final class MalformedInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;

    MalformedInputException(String text) {
        super(text, null, false, false);
        this.text = text;
    }

    /** The message, for the caller. */
    public String text() {
        return text;
    }
}
