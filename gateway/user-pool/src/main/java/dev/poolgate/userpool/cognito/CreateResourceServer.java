package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.ResourceServerTable;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

/** Makes a resource server, with the scopes that it defines. */
final class CreateResourceServer extends CognitoOperation<CreateResourceServerRequest, CreateResourceServerResponse> {
    private final Pools pools;
    private final ResourceServerTable servers;

    CreateResourceServer(Pools pools, ResourceServerTable servers) {
        super(Access.SIGNED, CreateResourceServerRequest::builder);
        this.pools = pools;
        this.servers = servers;
    }

    @Override
    CreateResourceServerResponse answer(CreateResourceServerRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        ResourceServerType server = ResourceServers.checked(
                SameNamed.copy(request, ResourceServerType.builder()).build());
        try {
            servers.insert(server);
        } catch (DuplicateKeyException taken) {
            throw Refusals.invalidParameter(server.identifier() + " already exists in user pool " + pool.id() + ".");
        }
        return CreateResourceServerResponse.builder().resourceServer(server).build();
    }
}
