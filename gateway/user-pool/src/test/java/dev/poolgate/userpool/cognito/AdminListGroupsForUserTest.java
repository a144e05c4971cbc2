package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

final class AdminListGroupsForUserTest {
    private final Fixture pools = new Fixture();

    @Test
    void only_the_users_groups_are_listed_page_by_page() {
        String name = pools.confirmedUser();
        String one = group(pools.poolId());
        String other = group(pools.poolId());
        group(pools.poolId());
        add(name, one);
        add(name, other);

        AdminListGroupsForUserResponse first = list(name, null);
        AdminListGroupsForUserResponse last = list(name, first.nextToken());

        assertThat(Stream.concat(first.groups().stream(), last.groups().stream())
                        .map(GroupType::groupName))
                .containsExactlyInAnyOrder(one, other);
        assertThat(last.nextToken()).isNull();
    }

    private String group(String poolId) {
        String name = unique("group");
        pools.call(
                CreateGroupRequest.builder().userPoolId(poolId).groupName(name).build());
        return name;
    }

    private void add(String name, String group) {
        pools.call(AdminAddUserToGroupRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .groupName(group)
                .build());
    }

    private AdminListGroupsForUserResponse list(String name, @Nullable String token) {
        return pools.call(AdminListGroupsForUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .limit(1)
                .nextToken(token)
                .build());
    }
}
