package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.GroupTable;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupResponse;

/** Changes a group. A member that is given replaces the one before; others stay. */
final class UpdateGroup extends CognitoOperation<UpdateGroupRequest, UpdateGroupResponse> {
    private final Pools pools;
    private final GroupTable groups;
    private final Clock clock;

    UpdateGroup(Pools pools, GroupTable groups, Clock clock) {
        super(Access.SIGNED, UpdateGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    UpdateGroupResponse answer(UpdateGroupRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        GroupType group = SameNamed.copy(request, Groups.require(groups, pool, request.groupName()).toBuilder())
                .lastModifiedDate(clock.instant())
                .build();
        groups.update(group);
        return UpdateGroupResponse.builder().group(group).build();
    }
}
