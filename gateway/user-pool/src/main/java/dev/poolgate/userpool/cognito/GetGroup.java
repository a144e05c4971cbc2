package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.GroupTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupResponse;

/** One group. */
final class GetGroup extends CognitoOperation<GetGroupRequest, GetGroupResponse> {
    private final Pools pools;
    private final GroupTable groups;

    GetGroup(Pools pools, GroupTable groups) {
        super(Access.SIGNED, GetGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
    }

    @Override
    GetGroupResponse answer(GetGroupRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return GetGroupResponse.builder()
                .group(Groups.require(groups, pool, request.groupName()))
                .build();
    }
}
