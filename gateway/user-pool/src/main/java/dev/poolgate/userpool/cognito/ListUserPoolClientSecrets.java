package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.directory.Client;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientSecretsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientSecretsResponse;

/** The secrets of a client, without their values. There are so few that there is one page. */
final class ListUserPoolClientSecrets
        extends CognitoOperation<ListUserPoolClientSecretsRequest, ListUserPoolClientSecretsResponse> {
    private final Clients clients;

    ListUserPoolClientSecrets(Clients clients) {
        super(Access.SIGNED, ListUserPoolClientSecretsRequest::builder);
        this.clients = clients;
    }

    @Override
    ListUserPoolClientSecretsResponse answer(ListUserPoolClientSecretsRequest request, AwsCall call) {
        Client client = clients.require(request.userPoolId(), request.clientId());
        return ListUserPoolClientSecretsResponse.builder()
                .clientSecrets(client.secrets().stream()
                        .map(secret -> ClientSecrets.described(secret).build())
                        .toList())
                .build();
    }
}
