package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Refusals;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolReplicaRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolReplicaResponse;

/** Changes a replica in another region: there is none. */
final class UpdateUserPoolReplica
        extends CognitoOperation<UpdateUserPoolReplicaRequest, UpdateUserPoolReplicaResponse> {
    private final Pools pools;

    UpdateUserPoolReplica(Pools pools) {
        super(Access.SIGNED, UpdateUserPoolReplicaRequest::builder);
        this.pools = pools;
    }

    @Override
    UpdateUserPoolReplicaResponse answer(UpdateUserPoolReplicaRequest request, AwsCall call) {
        pools.require(request.userPoolId());
        throw Refusals.resourceNotFound("User pool replica in " + request.regionName() + " does not exist.");
    }
}
