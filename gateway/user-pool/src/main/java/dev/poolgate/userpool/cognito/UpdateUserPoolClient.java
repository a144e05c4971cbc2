package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.ClientRules;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientResponse;

/** Replaces the settings of a client; what the request leaves out is the default again. */
final class UpdateUserPoolClient extends CognitoOperation<UpdateUserPoolClientRequest, UpdateUserPoolClientResponse> {
    private final Pools pools;
    private final Clients clients;
    private final ClientRules rules;
    private final Clock clock;

    UpdateUserPoolClient(Pools pools, Clients clients, ClientRules rules, Clock clock) {
        super(Access.SIGNED, UpdateUserPoolClientRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    UpdateUserPoolClientResponse answer(UpdateUserPoolClientRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Client before = clients.require(pool.id(), request.clientId());
        Client after = ClientSettings.replacing(before, request, clock.instant());
        rules.check(pool, after);
        clients.replace(after);
        return UpdateUserPoolClientResponse.builder()
                .userPoolClient(after.settings())
                .build();
    }
}
