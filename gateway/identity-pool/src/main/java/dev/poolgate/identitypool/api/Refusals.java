package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.LinkRefusal;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.DeveloperUserAlreadyRegisteredException;
import software.amazon.awssdk.services.cognitoidentity.model.ExternalServiceException;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/** The exceptions of the API, in Cognito's own words where they are known. */
final class Refusals {

    private Refusals() {}

    static ResourceNotFoundException poolNotFound(String poolId) {
        return notFound("IdentityPool '" + poolId + "' not found.");
    }

    static ResourceNotFoundException identityNotFound(String identityId) {
        return notFound("Identity '" + identityId + "' not found.");
    }

    static ResourceNotFoundException notFound(String message) {
        return ResourceNotFoundException.builder().message(message).build();
    }

    static NotAuthorizedException identityForbidden(String identityId) {
        return notAuthorized("Access to Identity '" + identityId + "' is forbidden.");
    }

    static NotAuthorizedException noGuests() {
        return notAuthorized("Unauthenticated access is not supported for this identity pool.");
    }

    static NotAuthorizedException loginsMismatch() {
        return notAuthorized(
                "Logins don't match. Please include at least one valid login for this identity or identity pool.");
    }

    static NotAuthorizedException tagNotAllowed() {
        return notAuthorized("Token is not authorized to assume a role of this identity pool.");
    }

    static NotAuthorizedException notAuthorized(String message) {
        return NotAuthorizedException.builder().message(message).build();
    }

    /** Logins that were not brought together. */
    static CognitoIdentityException of(LinkRefusal reason) {
        return switch (reason) {
            case NOT_THEIRS -> loginsMismatch();
            case PROVIDER_TWICE -> conflict("Logins already linked");
            case TOO_MANY -> conflict("An identity can have no more than 20 linked logins.");
            case REGISTERED_ELSEWHERE ->
                DeveloperUserAlreadyRegisteredException.builder()
                        .message("The developer user is already registered with another identity.")
                        .build();
            case UNKNOWN_LOGIN -> notFound("Developer user not found.");
        };
    }

    static ResourceConflictException conflict(String message) {
        return ResourceConflictException.builder().message(message).build();
    }

    static InvalidIdentityPoolConfigurationException noRole() {
        return InvalidIdentityPoolConfigurationException.builder()
                .message("Invalid identity pool configuration. Check assigned IAM roles for this pool.")
                .build();
    }

    static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }

    static ExternalServiceException providerUnavailable(String provider) {
        return ExternalServiceException.builder()
                .message("The keys of `" + provider + "` cannot be had")
                .build();
    }

    /** One of the errors that AWS services share and no model names; status 403. */
    static CognitoIdentityException accessDenied(String principalArn, String operation) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode("AccessDeniedException")
                .errorMessage("User: " + principalArn + " is not authorized to perform: cognito-identity:" + operation)
                .build();
        return (CognitoIdentityException) CognitoIdentityException.builder()
                .awsErrorDetails(details)
                .message(details.errorMessage())
                .statusCode(403)
                .build();
    }
}
