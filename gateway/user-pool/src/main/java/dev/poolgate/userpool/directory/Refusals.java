package dev.poolgate.userpool.directory;

import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** The refusals that many operations share, in AWS's words. Without stack traces: they are answers, not faults. */
public final class Refusals {
    /** Of {@link #wrongCredentials}. */
    public static final String WRONG_CREDENTIALS = "Incorrect username or password.";

    private Refusals() {}

    public static NotAuthorizedException notAuthorized(String message) {
        return NotAuthorizedException.builder()
                .message(message)
                .writableStackTrace(false)
                .build();
    }

    public static InvalidParameterException invalidParameter(String message) {
        return InvalidParameterException.builder()
                .message(message)
                .writableStackTrace(false)
                .build();
    }

    public static ResourceNotFoundException resourceNotFound(String message) {
        return ResourceNotFoundException.builder()
                .message(message)
                .writableStackTrace(false)
                .build();
    }

    public static UserNotFoundException userNotFound(String message) {
        return UserNotFoundException.builder()
                .message(message)
                .writableStackTrace(false)
                .build();
    }

    /** An administrator or a token named a user that is not there. */
    public static UserNotFoundException userNotFound() {
        return userNotFound("User does not exist.");
    }

    /** Any wrong proof of who the caller is: unknown user and wrong password must read the same. */
    public static NotAuthorizedException wrongCredentials() {
        return notAuthorized(WRONG_CREDENTIALS);
    }
}
