package dev.poolgate.aws;

/** Carries a {@link CommonError} to the one place that answers. */
final class CommonErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final CommonError error;
    private final String text;

    /** @param text for the caller */
    CommonErrorException(CommonError error, String text) {
        super(text, null, false, false);
        this.error = error;
        this.text = text;
    }

    String text() {
        return text;
    }

    CommonError error() {
        return error;
    }
}
