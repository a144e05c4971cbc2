package dev.poolgate.aws.json;

/** Text that is not the JSON of the expected shape. The message names members, never values. */
public final class SerializationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;

    SerializationException(String text) {
        super(text);
        this.text = text;
    }

    /** The message, for the caller. */
    public String text() {
        return text;
    }
}
