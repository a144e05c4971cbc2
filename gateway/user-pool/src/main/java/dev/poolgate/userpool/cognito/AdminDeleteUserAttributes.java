package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AttributeChange;
import dev.poolgate.userpool.accounts.AttributeUpdates;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserAttributesResponse;

/** An administrator takes attributes of a user away. */
final class AdminDeleteUserAttributes
        extends CognitoOperation<AdminDeleteUserAttributesRequest, AdminDeleteUserAttributesResponse> {
    private final Pools pools;
    private final Users users;
    private final AttributeUpdates updates;

    AdminDeleteUserAttributes(Pools pools, Users users, AttributeUpdates updates) {
        super(Access.SIGNED, AdminDeleteUserAttributesRequest::builder);
        this.pools = pools;
        this.users = users;
        this.updates = updates;
    }

    @Override
    AdminDeleteUserAttributesResponse answer(AdminDeleteUserAttributesRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        User user = users.require(pool, request.username());
        updates.delete(pool, user, AttributeChange.deletingAsAdministrator(pool, user, request.userAttributeNames()));
        return AdminDeleteUserAttributesResponse.builder().build();
    }
}
