package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.claims;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminAddUserToGroupTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void tokens_show_groups_and_roles_by_precedence() {
        String name = pools.confirmedUser();
        String readers = group(5, "arn:aws:iam::000000000000:role/readers");
        String admins = group(0, "arn:aws:iam::000000000000:role/admins");
        add(name, readers);
        add(name, admins);

        AuthenticationResultType tokens = pools.signIn(client, name);

        assertThat(claims(tokens.accessToken()).getClaim("cognito:groups")).isEqualTo(List.of(admins, readers));
        assertThat(claims(tokens.accessToken()).getClaims()).doesNotContainKey("cognito:roles");
        assertThat(claims(tokens.idToken()).getClaim("cognito:groups")).isEqualTo(List.of(admins, readers));
        assertThat(claims(tokens.idToken()).getClaim("cognito:roles"))
                .isEqualTo(List.of("arn:aws:iam::000000000000:role/admins", "arn:aws:iam::000000000000:role/readers"));
        assertThat(claims(tokens.idToken()).getClaim("cognito:preferred_role"))
                .isEqualTo("arn:aws:iam::000000000000:role/admins");
    }

    @Test
    void a_refresh_shows_a_group_added_since() {
        String name = pools.confirmedUser();
        String token = pools.signIn(client, name).refreshToken();
        String late = group(1, "arn:aws:iam::000000000000:role/late");
        add(name, late);

        assertThat(claims(pools.refresh(client, token).accessToken()).getClaim("cognito:groups"))
                .isEqualTo(List.of(late));
    }

    @Test
    void adding_twice_changes_nothing_and_unknown_ones_are_not_found() {
        String name = pools.confirmedUser();
        String group = group(1, "arn:aws:iam::000000000000:role/r");
        add(name, group);
        add(name, group);

        assertThatThrownBy(() -> add(name, unique("none")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("Group not found.");
        assertThatThrownBy(() -> add(unique("nobody"), group)).isInstanceOf(UserNotFoundException.class);
    }

    private String group(int precedence, String roleArn) {
        String name = unique("group");
        pools.call(CreateGroupRequest.builder()
                .userPoolId(pools.poolId())
                .groupName(name)
                .precedence(precedence)
                .roleArn(roleArn)
                .build());
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
