package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class GetGroupTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_group_is_found_by_name() {
        String name = group(pools.poolId());

        GetGroupResponse answer = get(name);

        assertThat(answer.group().groupName()).isEqualTo(name);
        assertThat(answer.group().precedence()).isNull();
    }

    @Test
    void an_unknown_group_is_not_found() {
        assertThatThrownBy(() -> get(unique("none")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("Group not found.");
    }

    private String group(String poolId) {
        String name = unique("group");
        pools.call(
                CreateGroupRequest.builder().userPoolId(poolId).groupName(name).build());
        return name;
    }

    private GetGroupResponse get(String name) {
        return pools.call(GetGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(name)
                .build());
    }
}
