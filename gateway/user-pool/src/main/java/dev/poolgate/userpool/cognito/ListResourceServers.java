package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.ResourceServerTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

/** The resource servers of a pool, page by page. */
final class ListResourceServers extends CognitoOperation<ListResourceServersRequest, ListResourceServersResponse> {
    private final Pools pools;
    private final ResourceServerTable servers;

    ListResourceServers(Pools pools, ResourceServerTable servers) {
        super(Access.SIGNED, ListResourceServersRequest::builder);
        this.pools = pools;
        this.servers = servers;
    }

    @Override
    ListResourceServersResponse answer(ListResourceServersRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Page<ResourceServerType> page = Page.of(
                request.nextToken(),
                request.maxResults(),
                ResourceServerType::identifier,
                (after, limit) -> servers.list(pool.id(), after, limit));
        return ListResourceServersResponse.builder()
                .resourceServers(page.items())
                .nextToken(page.next().orElse(null))
                .build();
    }
}
