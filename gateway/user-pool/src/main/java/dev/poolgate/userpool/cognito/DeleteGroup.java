package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.GroupTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteGroupResponse;

/** Deletes a group. Its members stay, and are in it no longer. */
final class DeleteGroup extends CognitoOperation<DeleteGroupRequest, DeleteGroupResponse> {
    private final Pools pools;
    private final GroupTable groups;

    DeleteGroup(Pools pools, GroupTable groups) {
        super(Access.SIGNED, DeleteGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
    }

    @Override
    DeleteGroupResponse answer(DeleteGroupRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        groups.delete(
                pool.id(), Groups.require(groups, pool, request.groupName()).groupName());
        return DeleteGroupResponse.builder().build();
    }
}
