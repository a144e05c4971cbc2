package dev.poolgate.identitypool.iam;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The exceptions of the API, in IAM's own words where they are known. */
final class Refusals {

    private Refusals() {}

    static NoSuchEntityException noRole(String name) {
        return notFound("The role with name " + name + " cannot be found.");
    }

    static NoSuchEntityException noPolicy(String arn) {
        return notFound("Policy " + arn + " was not found.");
    }

    static NoSuchEntityException notAttachable(String arn) {
        return notFound("Policy " + arn + " does not exist or is not attachable.");
    }

    static NoSuchEntityException noOidcProvider(String arn) {
        return notFound("OpenIDConnect Provider not found for arn " + arn);
    }

    static NoSuchEntityException noSamlProvider(String arn) {
        return notFound("SAML provider not found for arn " + arn);
    }

    static NoSuchEntityException notFound(String message) {
        return NoSuchEntityException.builder().message(message).build();
    }

    static EntityAlreadyExistsException exists(String message) {
        return EntityAlreadyExistsException.builder().message(message).build();
    }

    static DeleteConflictException conflict(String message) {
        return DeleteConflictException.builder().message(message).build();
    }

    static DeleteConflictException attached() {
        return conflict("Cannot delete a policy attached to entities.");
    }

    static LimitExceededException quota(String name, int most) {
        return limit("Cannot exceed quota for " + name + ": " + most);
    }

    static LimitExceededException limit(String message) {
        return LimitExceededException.builder().message(message).build();
    }

    static InvalidInputException invalid(String message) {
        return InvalidInputException.builder().message(message).build();
    }

    static MalformedPolicyDocumentException malformed(String message) {
        return MalformedPolicyDocumentException.builder().message(message).build();
    }

    /** One of the errors that AWS services share and no model names. */
    static IamException validation(String message) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode("ValidationError")
                .errorMessage(message)
                .build();
        return (IamException) IamException.builder()
                .awsErrorDetails(details)
                .message(message)
                .statusCode(400)
                .build();
    }
}
