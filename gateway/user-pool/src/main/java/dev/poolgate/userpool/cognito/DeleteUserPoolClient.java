package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientResponse;

/** Deletes an app client. Its refresh tokens are of no use from then on. */
final class DeleteUserPoolClient extends CognitoOperation<DeleteUserPoolClientRequest, DeleteUserPoolClientResponse> {
    private final Pools pools;
    private final Clients clients;

    DeleteUserPoolClient(Pools pools, Clients clients) {
        super(Access.SIGNED, DeleteUserPoolClientRequest::builder);
        this.pools = pools;
        this.clients = clients;
    }

    @Override
    DeleteUserPoolClientResponse answer(DeleteUserPoolClientRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        clients.delete(clients.require(pool.id(), request.clientId()));
        return DeleteUserPoolClientResponse.builder().build();
    }
}
