package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.DomainTable;
import dev.poolgate.userpool.storage.UserTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** All settings of a pool. */
final class DescribeUserPool extends CognitoOperation<DescribeUserPoolRequest, DescribeUserPoolResponse> {
    private final Pools pools;
    private final UserTable users;
    private final DomainTable domains;

    DescribeUserPool(Pools pools, UserTable users, DomainTable domains) {
        super(Access.SIGNED, DescribeUserPoolRequest::builder);
        this.pools = pools;
        this.users = users;
        this.domains = domains;
    }

    @Override
    DescribeUserPoolResponse answer(DescribeUserPoolRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        UserPoolType.Builder described = pool.settings().toBuilder().estimatedNumberOfUsers(users.count(pool.id()));
        for (DomainDescriptionType domain : domains.ofPool(pool.id())) {
            if (domain.customDomainConfig() == null) {
                described.domain(domain.domain());
            } else {
                described.customDomain(domain.domain());
            }
        }
        return DescribeUserPoolResponse.builder().userPool(described.build()).build();
    }
}
