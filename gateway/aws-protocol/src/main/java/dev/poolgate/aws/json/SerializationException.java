package dev.poolgate.aws.json;

/** Text that is not the JSON of the expected shape. The message names members, never values. */
public final class SerializationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SerializationException(String message) {
        super(message);
    }
}
