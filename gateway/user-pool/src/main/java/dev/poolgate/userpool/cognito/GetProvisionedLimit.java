package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.directory.Refusals;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetProvisionedLimitRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetProvisionedLimitResponse;

/** Refused: nobody sells limits here. The rates of requests stand in the server's configuration. */
final class GetProvisionedLimit extends CognitoOperation<GetProvisionedLimitRequest, GetProvisionedLimitResponse> {
    GetProvisionedLimit() {
        super(Access.SIGNED, GetProvisionedLimitRequest::builder);
    }

    @Override
    GetProvisionedLimitResponse answer(GetProvisionedLimitRequest request, AwsCall call) {
        throw Refusals.resourceNotFound("There is no provisioned limit: request rates are set in the configuration.");
    }
}
