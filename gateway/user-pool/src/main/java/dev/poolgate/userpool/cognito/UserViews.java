package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.User;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** A user as AWS lists one. */
final class UserViews {
    private UserViews() {}

    static UserType listed(User user) {
        return listed(user, List.of());
    }

    /** @param attributes to be shown; all where none is named */
    static UserType listed(User user, List<String> attributes) {
        return UserType.builder()
                .username(user.username())
                .attributes(user.listed(name -> true).stream()
                        .filter(attribute -> attributes.isEmpty() || attributes.contains(attribute.name()))
                        .toList())
                .userCreateDate(user.created())
                .userLastModifiedDate(user.modified())
                .enabled(user.enabled())
                .userStatus(user.status())
                .build();
    }
}
