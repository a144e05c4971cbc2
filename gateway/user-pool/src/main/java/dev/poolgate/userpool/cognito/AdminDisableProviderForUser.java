package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.LinkedIdentities;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.Objects;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableProviderForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableProviderForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Takes a way to sign in away: the link of an external identity, or the password of a user of the pool's own. */
final class AdminDisableProviderForUser
        extends CognitoOperation<AdminDisableProviderForUserRequest, AdminDisableProviderForUserResponse> {
    private final UserPoolStorage storage;
    private final Pools pools;
    private final Users users;
    private final LinkedIdentities links;
    private final Clock clock;

    AdminDisableProviderForUser(
            UserPoolStorage storage, Pools pools, Users users, LinkedIdentities links, Clock clock) {
        super(Access.SIGNED, AdminDisableProviderForUserRequest::builder);
        this.storage = storage;
        this.pools = pools;
        this.users = users;
        this.links = links;
        this.clock = clock;
    }

    @Override
    AdminDisableProviderForUserResponse answer(AdminDisableProviderForUserRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        String provider = Objects.requireNonNullElse(request.user().providerName(), "");
        String name = Objects.requireNonNullElse(request.user().providerAttributeName(), "");
        String value = Objects.requireNonNullElse(request.user().providerAttributeValue(), "");
        if (provider.isEmpty() || name.isEmpty() || value.isEmpty()) {
            throw Refusals.invalidParameter(
                    "ProviderName, ProviderAttributeName and ProviderAttributeValue are needed.");
        }
        if (provider.equals(AdminLinkProviderForUser.LOCAL)) {
            endPassword(users.require(pool, value));
        } else if (!links.unlink(pool, provider, name, value)) {
            throw Refusals.userNotFound();
        }
        return AdminDisableProviderForUserResponse.builder().build();
    }

    private void endPassword(User user) {
        storage.atomically(() -> {
            storage.users().lock(user.poolId(), user.sub());
            storage.passwords().delete(user.poolId(), user.sub());
            storage.users().changeStatus(user, UserStatusType.EXTERNAL_PROVIDER, clock.instant());
        });
    }
}
