package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.GroupTable;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/** Groups as they are stored, described and asked for. */
final class Groups {
    private Groups() {}

    /** A new group. */
    static GroupType group(CreateGroupRequest request, Instant now) {
        return SameNamed.copy(request, GroupType.builder())
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
    }

    static GroupType require(GroupTable groups, Pool pool, String name) {
        return groups.find(pool.id(), name).orElseThrow(() -> Refusals.resourceNotFound("Group not found."));
    }
}
