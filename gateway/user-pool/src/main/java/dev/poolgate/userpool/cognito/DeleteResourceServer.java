package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.ResourceServerTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteResourceServerResponse;

/** Deletes a resource server. Clients keep its scopes in their lists, and get them no more. */
final class DeleteResourceServer extends CognitoOperation<DeleteResourceServerRequest, DeleteResourceServerResponse> {
    private final Pools pools;
    private final ResourceServerTable servers;

    DeleteResourceServer(Pools pools, ResourceServerTable servers) {
        super(Access.SIGNED, DeleteResourceServerRequest::builder);
        this.pools = pools;
        this.servers = servers;
    }

    @Override
    DeleteResourceServerResponse answer(DeleteResourceServerRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        if (!servers.delete(pool.id(), request.identifier())) {
            throw ResourceServers.unknown(request.identifier());
        }
        return DeleteResourceServerResponse.builder().build();
    }
}
