package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.storage.ResourceServerTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateResourceServerResponse;

/** Replaces the name and the scopes of a resource server. */
final class UpdateResourceServer extends CognitoOperation<UpdateResourceServerRequest, UpdateResourceServerResponse> {
    private final Pools pools;
    private final ResourceServerTable servers;

    UpdateResourceServer(Pools pools, ResourceServerTable servers) {
        super(Access.SIGNED, UpdateResourceServerRequest::builder);
        this.pools = pools;
        this.servers = servers;
    }

    @Override
    UpdateResourceServerResponse answer(UpdateResourceServerRequest request, AwsCall call) {
        pools.require(request.userPoolId());
        ResourceServerType server = ResourceServers.checked(
                SameNamed.copy(request, ResourceServerType.builder()).build());
        if (!servers.update(server)) {
            throw ResourceServers.unknown(server.identifier());
        }
        return UpdateResourceServerResponse.builder().resourceServer(server).build();
    }
}
