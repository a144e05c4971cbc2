package dev.poolgate.identitypool.sts;

import dev.poolgate.identitypool.exchange.AssumeResult;
import dev.poolgate.identitypool.login.SamlIdentity;
import dev.poolgate.identitypool.login.SamlResult;
import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.login.WebIdentityResult;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.IdpCommunicationErrorException;
import software.amazon.awssdk.services.sts.model.IdpRejectedClaimException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.StsException;

/** The exceptions of the API, in STS's own words where they are known. */
// Some are the branch of a fold that has no value: they throw, and have the type that the fold asks for.
@SuppressWarnings({"TypeParameterUnusedInFormals", "DoNotCallSuggester"})
final class StsRefusals {
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;

    private StsRefusals() {}

    /** @param denied what somebody is told who may not, whatever the reason */
    static <T> T refuse(AssumeResult.Refused refused, String denied) {
        if (refused.reason().isDenial()) {
            throw denied(denied);
        }
        throw switch (refused.reason()) {
            case TAG_CONFLICT -> invalidParameter(refused.message());
            case POLICY_MALFORMED ->
                MalformedPolicyDocumentException.builder()
                        .message(refused.message())
                        .build();
            case TOO_LARGE ->
                PackedPolicyTooLargeException.builder()
                        .message(refused.message())
                        .build();
            default -> invalid(refused.message());
        };
    }

    static WebIdentity rejected(WebIdentityResult.Rejected rejected) {
        throw switch (rejected.reason()) {
            case INVALID -> invalidToken(rejected.message());
            case EXPIRED -> expired(rejected.message());
            case CLAIM_REJECTED -> claimRejected(rejected.message());
        };
    }

    static WebIdentity unavailable(WebIdentityResult.Unavailable unavailable) {
        throw IdpCommunicationErrorException.builder()
                .message("Could not contact the identity provider " + unavailable.provider())
                .build();
    }

    static SamlIdentity rejected(SamlResult.Rejected rejected) {
        throw switch (rejected.reason()) {
            case INVALID -> invalidToken(rejected.message());
            case EXPIRED -> expired(rejected.message());
            case CLAIM_REJECTED -> claimRejected(rejected.message());
        };
    }

    static StsException sessionNameMissing() {
        return invalidToken("RoleSessionName is required in the SAML assertion");
    }

    static StsException malformedTags() {
        return invalidToken("The tags or source identity in the token cannot be read");
    }

    static StsException unusableSubject() {
        return invalidToken("The subject of the token is too long or has characters that are not allowed");
    }

    private static StsException invalidToken(String message) {
        return InvalidIdentityTokenException.builder().message(message).build();
    }

    private static StsException expired(String message) {
        return ExpiredTokenException.builder().message(message).build();
    }

    private static StsException claimRejected(String message) {
        return IdpRejectedClaimException.builder().message(message).build();
    }

    static StsException denied(String message) {
        return error("AccessDenied", message, FORBIDDEN);
    }

    static StsException invalid(String message) {
        return error("ValidationError", message, BAD_REQUEST);
    }

    static StsException invalidParameter(String message) {
        return error("InvalidParameterValue", message, BAD_REQUEST);
    }

    /** Errors that services share, which no model lists. */
    private static StsException error(String code, String message, int status) {
        return (StsException) StsException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .message(message)
                .statusCode(status)
                .build();
    }
}
