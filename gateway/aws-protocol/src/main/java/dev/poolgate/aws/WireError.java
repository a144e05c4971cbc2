package dev.poolgate.aws;

import dev.poolgate.aws.model.ErrorCode;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An error, apart from how a protocol writes it.
 *
 * @param message for the caller; empty where there is none
 * @param members beyond code and message
 */
record WireError(ErrorCode code, String message, SdkPojo members) {

    WireError(ErrorCode code, String message) {
        this(code, message, AwsServiceException.builder().build());
    }
}
