package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

final class ListUsersInGroupTest {
    private final Fixture pools = new Fixture();
    private final String group = unique("staff");

    @Test
    void members_and_nobody_else_are_listed_once() {
        makeGroup();
        String[] members = {member(Set.of(group)), member(Set.of(group)), member(Set.of(group))};
        member(Set.of());

        ListUsersInGroupResponse first = list(group, null);
        ListUsersInGroupResponse second = list(group, first.nextToken());

        assertThat(first.users()).hasSize(2);
        assertThat(second.nextToken()).isNull();
        assertThat(Stream.concat(first.users().stream(), second.users().stream())
                        .map(UserType::username))
                .containsExactlyInAnyOrder(members);
        assertThat(first.users().get(0).attributes())
                .anyMatch(attribute -> attribute.name().equals("email"));
    }

    @Test
    void an_empty_group_has_no_members_and_an_unknown_one_is_said() {
        makeGroup();

        assertThat(list(group, null).users()).isEmpty();
        assertThatThrownBy(() -> list("nothing", null))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Group not found.");
    }

    private ListUsersInGroupResponse list(String name, @Nullable String token) {
        return pools.call(ListUsersInGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(name)
                .limit(2)
                .nextToken(token)
                .build());
    }

    private void makeGroup() {
        pools.call(CreateGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(group)
                .build());
    }

    private String member(Set<String> groups) {
        String name = unique("member");
        pools.pools()
                .seeding()
                .user(pools.poolId(), name, Fixture.PASSWORD, Map.of("email", name + "@example.com"), groups);
        return name;
    }
}
