package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkDeveloperIdentityResponse;

/** The user is a new identity when seen again. With its last login an identity becomes inaccessible. */
record UnlinkDeveloperIdentity(PoolStore pools, IdentityStore identities, IdentityDirectory directory)
        implements Operation.Handler<UnlinkDeveloperIdentityRequest, UnlinkDeveloperIdentityResponse> {

    @Override
    public UnlinkDeveloperIdentityResponse handle(UnlinkDeveloperIdentityRequest input, AwsCall call) {
        StoredPool pool = new Pools(pools).require(input.identityPoolId());
        Login user = DeveloperProvider.of(pool, input.developerProviderName()).login(input.developerUserIdentifier());
        Identity identity = IdentityRecords.require(identities, pool, input.identityId());
        if (!directory.unlink(identity, Set.of(user))) {
            throw Refusals.conflict("The developer user does not belong to the identity.");
        }
        return UnlinkDeveloperIdentityResponse.builder().build();
    }
}
