package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminGetUserTest {
    private final Fixture pools = new Fixture();

    @Test
    void everything_about_a_user_is_told() {
        String name = pools.confirmedUser();

        AdminGetUserResponse user = get(name);

        assertThat(user.username()).isEqualTo(name);
        assertThat(user.enabled()).isTrue();
        assertThat(user.userStatusAsString()).isEqualTo("CONFIRMED");
        assertThat(user.userCreateDate()).isEqualTo(pools.clock.instant());
        assertThat(user.userAttributes()).extracting(AttributeType::name).containsExactly("sub", "email");
    }

    @Test
    void a_user_is_found_by_sub_too() {
        String name = pools.confirmedUser();
        String sub = get(name).userAttributes().get(0).value();

        assertThat(get(sub).username()).isEqualTo(name);
    }

    @Test
    void an_unknown_user_is_not_found() {
        assertThatThrownBy(() -> get(unique("nobody")))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessage("User does not exist.");
    }

    private AdminGetUserResponse get(String name) {
        return pools.call(AdminGetUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());
    }
}
