package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.ResourceServerTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerResponse;

/** One resource server. */
final class DescribeResourceServer
        extends CognitoOperation<DescribeResourceServerRequest, DescribeResourceServerResponse> {
    private final Pools pools;
    private final ResourceServerTable servers;

    DescribeResourceServer(Pools pools, ResourceServerTable servers) {
        super(Access.SIGNED, DescribeResourceServerRequest::builder);
        this.pools = pools;
        this.servers = servers;
    }

    @Override
    DescribeResourceServerResponse answer(DescribeResourceServerRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return DescribeResourceServerResponse.builder()
                .resourceServer(ResourceServers.require(servers, pool, request.identifier()))
                .build();
    }
}
