package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import java.util.List;

/** The lists of users. */
final class UserListOperations {
    private UserListOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        return List.of(
                new ListUsers(core.pools(), core.storage().search()),
                new ListUsersInGroup(
                        core.pools(), core.storage().groups(), core.storage().search()));
    }
}
