package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.ClientSecret;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.UserPoolStorage;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientSecretRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientSecretResponse;

/** Ends a secret of a client that has another one. */
final class DeleteUserPoolClientSecret
        extends CognitoOperation<DeleteUserPoolClientSecretRequest, DeleteUserPoolClientSecretResponse> {
    private final UserPoolStorage storage;
    private final Clients clients;

    DeleteUserPoolClientSecret(UserPoolStorage storage, Clients clients) {
        super(Access.SIGNED, DeleteUserPoolClientSecretRequest::builder);
        this.storage = storage;
        this.clients = clients;
    }

    @Override
    DeleteUserPoolClientSecretResponse answer(DeleteUserPoolClientSecretRequest request, AwsCall call) {
        Client client = clients.require(request.userPoolId(), request.clientId());
        storage.atomically(() -> remove(clients.lock(client), request.clientSecretId()));
        return DeleteUserPoolClientSecretResponse.builder().build();
    }

    private void remove(Client client, String secretId) {
        ClientSecret secret = client.secrets().stream()
                .filter(found -> found.id().equals(secretId))
                .findFirst()
                .orElseThrow(() -> Refusals.resourceNotFound("Client secret " + secretId + " does not exist."));
        if (client.secrets().size() == 1) {
            throw Refusals.invalidParameter("The last secret of a client cannot be deleted.");
        }
        clients.removeSecret(secret);
    }
}
