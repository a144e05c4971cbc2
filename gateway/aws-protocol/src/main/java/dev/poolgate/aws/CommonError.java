package dev.poolgate.aws;

/**
 * The errors every AWS JSON service shares, which no service model lists. Status codes as Cognito's endpoints send
 * them: 400 for all that concerns the signature.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
public enum CommonError {
    UNKNOWN_OPERATION("UnknownOperationException", 404),
    SERIALIZATION("SerializationException", 400),
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", 400),
    INCOMPLETE_SIGNATURE("IncompleteSignatureException", 400),
    INVALID_SIGNATURE("InvalidSignatureException", 400),
    UNRECOGNIZED_CLIENT("UnrecognizedClientException", 400),
    ACCESS_DENIED("AccessDeniedException", 400),
    REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLargeException", 413),
    /** The SDKs take 503 for a reason to wait and try again. */
    TOO_MANY_REQUESTS("TooManyRequestsException", 503),
    INTERNAL("InternalErrorException", 500);

    private final String code;
    private final int status;

    CommonError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}
