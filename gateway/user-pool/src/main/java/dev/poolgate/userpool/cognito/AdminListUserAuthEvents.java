package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.AuthEventTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListUserAuthEventsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListUserAuthEventsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;

/** What a user did, newest first, page by page. */
final class AdminListUserAuthEvents
        extends CognitoOperation<AdminListUserAuthEventsRequest, AdminListUserAuthEventsResponse> {
    private final Pools pools;
    private final Users users;
    private final AuthEvents events;

    AdminListUserAuthEvents(Pools pools, Users users, AuthEvents events) {
        super(Access.SIGNED, AdminListUserAuthEventsRequest::builder);
        this.pools = pools;
        this.users = users;
        this.events = events;
    }

    @Override
    AdminListUserAuthEventsResponse answer(AdminListUserAuthEventsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        AuthEvents.requireRecorded(pool);
        User user = users.require(pool, request.username());
        Page<AuthEventType> page = Page.of(
                request.nextToken(),
                request.maxResults(),
                AuthEventTable::position,
                (before, limit) -> events.list(user, before, limit));
        return AdminListUserAuthEventsResponse.builder()
                .authEvents(page.items())
                .nextToken(page.next().orElse(null))
                .build();
    }
}
