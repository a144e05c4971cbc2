package dev.poolgate.authorizer.exchange;

/** An exchange failed in a way that may have passed a moment later, and to ask twice does no harm. */
public final class RetryableFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RetryableFault(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
