package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import software.amazon.awssdk.services.cognitoidentity.model.MergeDeveloperIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.MergeDeveloperIdentitiesResponse;

/** Makes one identity of those of two of the developer's users. Repeated, it finds one and is content. */
record MergeDeveloperIdentities(PoolStore pools, IdentityDirectory directory)
        implements Operation.Handler<MergeDeveloperIdentitiesRequest, MergeDeveloperIdentitiesResponse> {

    @Override
    public MergeDeveloperIdentitiesResponse handle(MergeDeveloperIdentitiesRequest input, AwsCall call) {
        StoredPool pool = new Pools(pools).require(input.identityPoolId());
        DeveloperProvider provider = DeveloperProvider.of(pool, input.developerProviderName());
        if (input.sourceUserIdentifier().equals(input.destinationUserIdentifier())) {
            throw Refusals.invalid("The source user and the destination user must be two.");
        }
        Identity merged = directory
                .merge(
                        pool,
                        provider.login(input.sourceUserIdentifier()),
                        provider.login(input.destinationUserIdentifier()))
                .fold(identity -> identity, reason -> {
                    throw Refusals.of(reason);
                });
        return MergeDeveloperIdentitiesResponse.builder()
                .identityId(merged.id())
                .build();
    }
}
