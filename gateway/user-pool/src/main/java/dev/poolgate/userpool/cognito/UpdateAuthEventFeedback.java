package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Refusals;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateAuthEventFeedbackRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateAuthEventFeedbackResponse;

/** Refused: the token comes in a mail about a risk, and nothing here judges risks, so nobody was given one. */
final class UpdateAuthEventFeedback
        extends CognitoOperation<UpdateAuthEventFeedbackRequest, UpdateAuthEventFeedbackResponse> {
    private final Pools pools;

    UpdateAuthEventFeedback(Pools pools) {
        super(Access.PUBLIC, UpdateAuthEventFeedbackRequest::builder);
        this.pools = pools;
    }

    @Override
    UpdateAuthEventFeedbackResponse answer(UpdateAuthEventFeedbackRequest request, AwsCall call) {
        AuthEvents.requireRecorded(pools.require(request.userPoolId()));
        throw Refusals.notAuthorized("Invalid feedback token.");
    }
}
