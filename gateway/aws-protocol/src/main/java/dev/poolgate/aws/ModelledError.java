package dev.poolgate.aws;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Reads code, text and status off the SDK's exceptions. A code given in the details stands for errors without a class
 * of their own, such as {@code ValidationException}.
 */
final class ModelledError {

    private ModelledError() {}

    static String code(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        boolean given = details != null && details.errorCode() != null;
        return given ? details.errorCode() : error.getClass().getSimpleName();
    }

    /** Empty where the thrower gave none. */
    static String message(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        // with details, the exception's own message is a diagnosis for the logs of a client
        String message = details == null ? error.getMessage() : details.errorMessage();
        return message == null ? "" : message;
    }

    /** As given, else 400 for everything but internal errors: the wire knows no other. */
    static int status(AwsServiceException error) {
        if (error.statusCode() != 0) {
            return error.statusCode();
        }
        return code(error).startsWith("Internal") ? 500 : 400;
    }
}
