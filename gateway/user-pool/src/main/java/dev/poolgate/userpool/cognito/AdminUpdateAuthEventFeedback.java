package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateAuthEventFeedbackRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateAuthEventFeedbackResponse;

/** An administrator says whether an event was the user's own doing. */
final class AdminUpdateAuthEventFeedback
        extends CognitoOperation<AdminUpdateAuthEventFeedbackRequest, AdminUpdateAuthEventFeedbackResponse> {
    private final Pools pools;
    private final Users users;
    private final AuthEvents events;

    AdminUpdateAuthEventFeedback(Pools pools, Users users, AuthEvents events) {
        super(Access.SIGNED, AdminUpdateAuthEventFeedbackRequest::builder);
        this.pools = pools;
        this.users = users;
        this.events = events;
    }

    @Override
    AdminUpdateAuthEventFeedbackResponse answer(AdminUpdateAuthEventFeedbackRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        AuthEvents.requireRecorded(pool);
        events.judge(users.require(pool, request.username()), request.eventId(), request.feedbackValue());
        return AdminUpdateAuthEventFeedbackResponse.builder().build();
    }
}
