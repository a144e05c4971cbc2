package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.UserTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;

/** All settings of a pool. */
final class DescribeUserPool extends CognitoOperation<DescribeUserPoolRequest, DescribeUserPoolResponse> {
    private final Pools pools;
    private final UserTable users;

    DescribeUserPool(Pools pools, UserTable users) {
        super(Access.SIGNED, DescribeUserPoolRequest::builder);
        this.pools = pools;
        this.users = users;
    }

    @Override
    DescribeUserPoolResponse answer(DescribeUserPoolRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return DescribeUserPoolResponse.builder()
                .userPool(pool.settings().toBuilder()
                        .estimatedNumberOfUsers(users.count(pool.id()))
                        .build())
                .build();
    }
}
