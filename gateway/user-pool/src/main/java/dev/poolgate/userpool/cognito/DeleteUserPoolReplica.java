package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Refusals;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolReplicaRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolReplicaResponse;

/** Deletes a replica in another region: there is none. */
final class DeleteUserPoolReplica
        extends CognitoOperation<DeleteUserPoolReplicaRequest, DeleteUserPoolReplicaResponse> {
    private final Pools pools;

    DeleteUserPoolReplica(Pools pools) {
        super(Access.SIGNED, DeleteUserPoolReplicaRequest::builder);
        this.pools = pools;
    }

    @Override
    DeleteUserPoolReplicaResponse answer(DeleteUserPoolReplicaRequest request, AwsCall call) {
        pools.require(request.userPoolId());
        throw Refusals.resourceNotFound("User pool replica in " + request.regionName() + " does not exist.");
    }
}
