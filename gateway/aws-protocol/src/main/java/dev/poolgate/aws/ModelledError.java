package dev.poolgate.aws;

import dev.poolgate.aws.model.ErrorCode;
import dev.poolgate.aws.model.ServiceModel;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Reads code, text and status off the SDK's exceptions. A code given in the details stands for errors without a class
 * of their own, such as {@code ValidationException}.
 */
final class ModelledError {

    private ModelledError() {}

    static ErrorCode code(AwsServiceException error, ServiceModel model) {
        AwsErrorDetails details = error.awsErrorDetails();
        boolean given = details != null && details.errorCode() != null;
        String name = error.getClass().getSimpleName();
        ErrorCode modelled =
                given ? unlisted(details.errorCode()) : model.error(name).orElseGet(() -> unlisted(name));
        return error.statusCode() == 0 ? modelled : new ErrorCode(modelled.code(), error.statusCode());
    }

    /** Empty where the thrower gave none. */
    static String message(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        // with details, the exception's own message is a diagnosis for the logs of a client
        String message = details == null ? error.getMessage() : details.errorMessage();
        return message == null ? "" : message;
    }

    /** 400 for everything but internal errors. */
    private static ErrorCode unlisted(String code) {
        return new ErrorCode(code, code.startsWith("Internal") ? 500 : 400);
    }
}
