package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.directory.Refusals;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateProvisionedLimitRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateProvisionedLimitResponse;

/** Refused: nobody sells limits here. The rates of requests stand in the server's configuration. */
final class UpdateProvisionedLimit
        extends CognitoOperation<UpdateProvisionedLimitRequest, UpdateProvisionedLimitResponse> {
    UpdateProvisionedLimit() {
        super(Access.SIGNED, UpdateProvisionedLimitRequest::builder);
    }

    @Override
    UpdateProvisionedLimitResponse answer(UpdateProvisionedLimitRequest request, AwsCall call) {
        throw Refusals.resourceNotFound("There is no provisioned limit: request rates are set in the configuration.");
    }
}
