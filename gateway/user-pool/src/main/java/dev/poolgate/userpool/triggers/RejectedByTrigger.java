package dev.poolgate.userpool.triggers;

/** A trigger forbids the operation. The text is shown to the caller, as the text of a Lambda function's error is. */
public final class RejectedByTrigger extends Exception {
    private static final long serialVersionUID = 1;

    public RejectedByTrigger(String text) {
        super(text, null, false, false);
    }
}
