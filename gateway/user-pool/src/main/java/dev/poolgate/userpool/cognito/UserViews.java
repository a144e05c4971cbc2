package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** A user as AWS lists one. */
final class UserViews {
    private UserViews() {}

    static UserType listed(User user) {
        return UserType.builder()
                .username(user.username())
                .attributes(user.listed(name -> true))
                .userCreateDate(user.created())
                .userLastModifiedDate(user.modified())
                .enabled(user.enabled())
                .userStatus(user.status())
                .build();
    }
}
