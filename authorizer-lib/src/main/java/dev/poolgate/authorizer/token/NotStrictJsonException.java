package dev.poolgate.authorizer.token;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A text is not one strict JSON object. The message quotes nothing of it. */
public final class NotStrictJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String where;

    NotStrictJsonException(String message, String where, @Nullable Throwable cause) {
        super(message, cause);
        this.where = where;
    }

    /** The path to the offence, for example {@code $.Statement[0].Effect}. It quotes names of members. */
    public String where() {
        return where;
    }
}
