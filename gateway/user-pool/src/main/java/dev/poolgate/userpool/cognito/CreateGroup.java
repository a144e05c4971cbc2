package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.storage.GroupTable;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/** Makes a group. */
final class CreateGroup extends CognitoOperation<CreateGroupRequest, CreateGroupResponse> {
    private final Pools pools;
    private final GroupTable groups;
    private final Clock clock;

    CreateGroup(Pools pools, GroupTable groups, Clock clock) {
        super(Access.SIGNED, CreateGroupRequest::builder);
        this.pools = pools;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    CreateGroupResponse answer(CreateGroupRequest request, AwsCall call) {
        pools.require(request.userPoolId());
        GroupType group = Groups.group(request, clock.instant());
        try {
            groups.insert(group);
        } catch (DuplicateKeyException taken) {
            throw GroupExistsException.builder()
                    .message("A group with the name already exists.")
                    .writableStackTrace(false)
                    .build();
        }
        return CreateGroupResponse.builder().group(group).build();
    }
}
