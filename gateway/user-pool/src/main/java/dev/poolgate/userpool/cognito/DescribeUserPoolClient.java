package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;

/** All settings of an app client, its secret too. */
final class DescribeUserPoolClient
        extends CognitoOperation<DescribeUserPoolClientRequest, DescribeUserPoolClientResponse> {
    private final Pools pools;
    private final Clients clients;

    DescribeUserPoolClient(Pools pools, Clients clients) {
        super(Access.SIGNED, DescribeUserPoolClientRequest::builder);
        this.pools = pools;
        this.clients = clients;
    }

    @Override
    DescribeUserPoolClientResponse answer(DescribeUserPoolClientRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return DescribeUserPoolClientResponse.builder()
                .userPoolClient(clients.require(pool.id(), request.clientId()).settings())
                .build();
    }
}
