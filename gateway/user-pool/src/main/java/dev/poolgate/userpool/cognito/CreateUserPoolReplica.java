package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolReplicaRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolReplicaResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OperationNotEnabledException;

/** Refused: there are no other regions to replicate to. The database is what other nodes share. */
final class CreateUserPoolReplica
        extends CognitoOperation<CreateUserPoolReplicaRequest, CreateUserPoolReplicaResponse> {
    private final Pools pools;

    CreateUserPoolReplica(Pools pools) {
        super(Access.SIGNED, CreateUserPoolReplicaRequest::builder);
        this.pools = pools;
    }

    @Override
    CreateUserPoolReplicaResponse answer(CreateUserPoolReplicaRequest request, AwsCall call) {
        pools.require(request.userPoolId());
        throw OperationNotEnabledException.builder()
                .message("Replication to " + request.regionName() + " is not enabled: there are no other regions.")
                .writableStackTrace(false)
                .build();
    }
}
