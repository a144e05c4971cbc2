package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.ClientSecret;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretResponse;

/** Gives a client a second secret, so that its callers can change to it before the first one ends. */
final class AddUserPoolClientSecret
        extends CognitoOperation<AddUserPoolClientSecretRequest, AddUserPoolClientSecretResponse> {
    private final UserPoolStorage storage;
    private final Clients clients;
    private final Identifiers identifiers;
    private final Clock clock;

    AddUserPoolClientSecret(UserPoolStorage storage, Clients clients, Identifiers identifiers, Clock clock) {
        super(Access.SIGNED, AddUserPoolClientSecretRequest::builder);
        this.storage = storage;
        this.clients = clients;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    AddUserPoolClientSecretResponse answer(AddUserPoolClientSecretRequest request, AwsCall call) {
        Client client = clients.require(request.userPoolId(), request.clientId());
        boolean generated = request.clientSecret() == null;
        String value = generated ? identifiers.clientSecret() : request.clientSecret();
        ClientSecret secret = storage.atomically(() -> add(clients.lock(client), value));
        return AddUserPoolClientSecretResponse.builder()
                .clientSecretDescriptor(ClientSecrets.described(secret)
                        .clientSecretValue(generated ? value : null)
                        .build())
                .build();
    }

    private ClientSecret add(Client client, String value) {
        if (!client.hasSecret()) {
            throw Refusals.invalidParameter("Client " + client.id() + " has no secret.");
        }
        if (client.secrets().size() >= ClientSecrets.MOST) {
            throw ClientSecrets.tooMany();
        }
        if (client.isSecret(value)) {
            throw Refusals.invalidParameter("Client " + client.id() + " has this secret already.");
        }
        ClientSecret secret = ClientSecret.of(client.id(), value, clock.instant());
        clients.addSecret(client, secret);
        return secret;
    }
}
