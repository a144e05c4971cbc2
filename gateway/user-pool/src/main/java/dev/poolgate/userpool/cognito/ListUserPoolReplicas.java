package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolReplicasRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolReplicasResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ReplicaRoleType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ReplicaStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolReplicaType;

/** Where a pool is: here only. */
final class ListUserPoolReplicas extends CognitoOperation<ListUserPoolReplicasRequest, ListUserPoolReplicasResponse> {
    private final Pools pools;

    ListUserPoolReplicas(Pools pools) {
        super(Access.SIGNED, ListUserPoolReplicasRequest::builder);
        this.pools = pools;
    }

    @Override
    ListUserPoolReplicasResponse answer(ListUserPoolReplicasRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return ListUserPoolReplicasResponse.builder()
                .userPoolReplicas(UserPoolReplicaType.builder()
                        .regionName(pool.region())
                        .status(ReplicaStatusType.ACTIVE)
                        .role(ReplicaRoleType.PRIMARY)
                        .userPoolArn(pool.settings().arn())
                        .build())
                .build();
    }
}
