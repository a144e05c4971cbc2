package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AttributeUpdates;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesResponse;

/** An administrator changes attributes of a user, and may say that they are verified. */
final class AdminUpdateUserAttributes
        extends CognitoOperation<AdminUpdateUserAttributesRequest, AdminUpdateUserAttributesResponse> {
    private final Pools pools;
    private final Users users;
    private final AttributeUpdates updates;

    AdminUpdateUserAttributes(Pools pools, Users users, AttributeUpdates updates) {
        super(Access.SIGNED, AdminUpdateUserAttributesRequest::builder);
        this.pools = pools;
        this.users = users;
        this.updates = updates;
    }

    @Override
    AdminUpdateUserAttributesResponse answer(AdminUpdateUserAttributesRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        updates.byAdministrator(
                pool, users.require(pool, request.username()), request.userAttributes(), request.clientMetadata());
        return AdminUpdateUserAttributesResponse.builder().build();
    }
}
