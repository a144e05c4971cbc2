package dev.poolgate.authorizer.iam;

/** A text is no policy document. The message says where and why, for whoever wrote the document. */
public final class MalformedPolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedPolicyException(String message) {
        super(message);
    }
}
