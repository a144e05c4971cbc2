package dev.poolgate.aws;

import dev.poolgate.aws.model.ErrorCode;

/**
 * The errors that services share and no service model lists, as each protocol tells them. Statuses in JSON are as
 * Cognito's endpoints send them, 400 for all that concerns the signature; in the Query protocol as STS and IAM do.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html">Common
 *     errors of Cognito</a>
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html">Common errors of STS</a>
 */
public enum CommonError {
    UNKNOWN_OPERATION("UnknownOperationException", 404, "InvalidAction", 400),
    MISSING_ACTION("UnknownOperationException", 404, "MissingAction", 400),
    SERIALIZATION("SerializationException", 400, "MalformedInput", 400),
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", 400, "MissingAuthenticationToken", 403),
    INCOMPLETE_SIGNATURE("IncompleteSignatureException", 400, "IncompleteSignature", 400),
    INVALID_SIGNATURE("InvalidSignatureException", 400, "SignatureDoesNotMatch", 403),
    UNRECOGNIZED_CLIENT("UnrecognizedClientException", 400, "InvalidClientTokenId", 403),
    EXPIRED_TOKEN("ExpiredTokenException", 400, "ExpiredToken", 403),
    ACCESS_DENIED("AccessDeniedException", 400, "AccessDenied", 403),
    REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLargeException", 413, "RequestEntityTooLarge", 413),
    /** In JSON, the SDKs take 503 for a reason to wait and try again; in the Query protocol, the code. */
    TOO_MANY_REQUESTS("TooManyRequestsException", 503, "Throttling", 400),
    INTERNAL("InternalErrorException", 500, "InternalFailure", 500);

    private final String jsonCode;
    private final int jsonStatus;
    private final String queryCode;
    private final int queryStatus;

    CommonError(String jsonCode, int jsonStatus, String queryCode, int queryStatus) {
        this.jsonCode = jsonCode;
        this.jsonStatus = jsonStatus;
        this.queryCode = queryCode;
        this.queryStatus = queryStatus;
    }

    ErrorCode json() {
        return new ErrorCode(jsonCode, jsonStatus);
    }

    ErrorCode query() {
        return new ErrorCode(queryCode, queryStatus);
    }
}
