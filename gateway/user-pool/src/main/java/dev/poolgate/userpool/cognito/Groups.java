package dev.poolgate.userpool.cognito;

import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/** A new group as it is stored and described. */
final class Groups {
    private Groups() {}

    static GroupType group(CreateGroupRequest request, Instant now) {
        return SameNamed.copy(request, GroupType.builder())
                .creationDate(now)
                .lastModifiedDate(now)
                .build();
    }
}
