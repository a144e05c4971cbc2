package dev.poolgate.aws;

import dev.poolgate.aws.model.ErrorCode;
import dev.poolgate.aws.model.ServiceModel;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** An operation, with its service and AWS's model of that. */
record Target(AwsService service, ServiceModel model, Operation<?, ?> operation) {

    void check(SdkPojo input) {
        model.violations(operation.name(), input).ifPresent(text -> {
            throw new InvalidInputException(model.violationCode(), text);
        });
    }

    ErrorCode code(AwsServiceException error) {
        return ModelledError.code(error, model);
    }
}
