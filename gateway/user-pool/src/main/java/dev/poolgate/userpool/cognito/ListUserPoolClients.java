package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The app clients of a pool, page by page. */
final class ListUserPoolClients extends CognitoOperation<ListUserPoolClientsRequest, ListUserPoolClientsResponse> {
    private final Pools pools;
    private final Clients clients;

    ListUserPoolClients(Pools pools, Clients clients) {
        super(Access.SIGNED, ListUserPoolClientsRequest::builder);
        this.pools = pools;
        this.clients = clients;
    }

    @Override
    ListUserPoolClientsResponse answer(ListUserPoolClientsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Page<UserPoolClientType> page = Page.of(
                request.nextToken(),
                request.maxResults(),
                UserPoolClientType::clientId,
                (after, limit) -> clients.list(pool.id(), after, limit));
        return ListUserPoolClientsResponse.builder()
                .userPoolClients(page.items().stream()
                        .map(ListUserPoolClients::described)
                        .toList())
                .nextToken(page.next().orElse(null))
                .build();
    }

    private static UserPoolClientDescription described(UserPoolClientType client) {
        return SameNamed.copy(client, UserPoolClientDescription.builder()).build();
    }
}
