package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class DeleteGroupTest {
    private final Fixture pools = new Fixture();

    private final String name = unique("staff");

    @Test
    void the_group_goes_and_its_members_stay() {
        pools.call(CreateGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(name)
                .build());
        String member = pools.confirmedUser();
        pools.call(AdminAddUserToGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(name)
                .username(member)
                .build());

        delete();

        assertThatThrownBy(this::delete).isInstanceOf(ResourceNotFoundException.class);
        AdminListGroupsForUserResponse groups = pools.call(AdminListGroupsForUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(member)
                .build());
        assertThat(groups.groups()).isEmpty();
    }

    private void delete() {
        pools.call(DeleteGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(name)
                .build());
    }
}
