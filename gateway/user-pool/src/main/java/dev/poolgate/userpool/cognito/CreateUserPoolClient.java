package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.ClientRules;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientResponse;

/** Makes an app client, with a secret where one is asked for. */
final class CreateUserPoolClient extends CognitoOperation<CreateUserPoolClientRequest, CreateUserPoolClientResponse> {
    private final Pools pools;
    private final Clients clients;
    private final ClientRules rules;
    private final Identifiers identifiers;
    private final Clock clock;

    CreateUserPoolClient(Pools pools, Clients clients, ClientRules rules, Identifiers identifiers, Clock clock) {
        super(Access.SIGNED, CreateUserPoolClientRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.rules = rules;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    CreateUserPoolClientResponse answer(CreateUserPoolClientRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Client client = ClientSettings.of(request, identifiers.clientId(), identifiers, clock.instant());
        rules.check(pool, client);
        clients.add(client);
        return CreateUserPoolClientResponse.builder()
                .userPoolClient(client.settings())
                .build();
    }
}
