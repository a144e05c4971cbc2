package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupResponse;

final class UpdateGroupTest {
    private final Fixture pools = new Fixture();

    private final String name = unique("staff");

    @Test
    void what_is_given_changes_and_the_rest_stays() {
        pools.call(CreateGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(name)
                .description("who")
                .precedence(3)
                .build());
        pools.clock.pass(Duration.ofSeconds(1));

        UpdateGroupResponse answer = update(name);

        assertThat(answer.group().precedence()).isZero();
        assertThat(answer.group().description()).isEqualTo("who");
        assertThat(answer.group().lastModifiedDate()).isEqualTo(pools.clock.instant());
        GetGroupResponse got = pools.call(GetGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(name)
                .build());
        assertThat(got.group()).isEqualTo(answer.group());
    }

    @Test
    void an_unknown_group_is_said() {
        assertThatThrownBy(() -> update("nothing")).isInstanceOf(ResourceNotFoundException.class);
    }

    private UpdateGroupResponse update(String group) {
        return pools.call(UpdateGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(group)
                .precedence(0)
                .build());
    }
}
