package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.claims;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;

final class AdminRemoveUserFromGroupTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void the_next_tokens_do_not_show_the_group() {
        String name = pools.confirmedUser();
        String group = group(pools.poolId());
        add(name, group);

        pools.call(AdminRemoveUserFromGroupRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .groupName(group)
                .build());

        assertThat(claims(pools.signIn(client, name).accessToken()).getClaims()).doesNotContainKey("cognito:groups");
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
}
