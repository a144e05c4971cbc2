package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

final class CreateGroupTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_group_is_made_as_asked() {
        String name = unique("admins");

        CreateGroupResponse answer = create(name);

        assertThat(answer.group())
                .isEqualTo(GroupType.builder()
                        .userPoolId(pools.poolId())
                        .groupName(name)
                        .description("who may")
                        .roleArn("arn:aws:iam::000000000000:role/a")
                        .precedence(0)
                        .creationDate(pools.clock.instant())
                        .lastModifiedDate(pools.clock.instant())
                        .build());
    }

    @Test
    void a_name_is_taken_once() {
        String name = unique("admins");
        create(name);

        assertThatThrownBy(() -> create(name))
                .isInstanceOf(GroupExistsException.class)
                .hasMessage("A group with the name already exists.");
    }

    private CreateGroupResponse create(String name) {
        return pools.call(CreateGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(name)
                .description("who may")
                .roleArn("arn:aws:iam::000000000000:role/a")
                .precedence(0)
                .build());
    }
}
