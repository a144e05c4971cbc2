package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static dev.poolgate.userpool.cognito.Fixture.claims;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminDeleteUserTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_deleted_user_is_gone_and_the_gateway_is_told() {
        String name = pools.confirmedUser();
        AuthenticationResultType tokens = pools.signIn(client, name);

        delete(name);

        assertThat(pools.revocations.subjects)
                .singleElement()
                .asString()
                .contains(claims(tokens.accessToken()).getSubject());
        assertThatThrownBy(() -> pools.refresh(client, tokens.refreshToken()))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pools.password(client, name, PASSWORD)).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> delete(name)).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void a_name_is_free_again_for_another_user() {
        String name = unique("jane");
        String first = pools.signUp(client, name, Map.of()).userSub();
        delete(name);

        assertThat(pools.signUp(client, name, Map.of()).userSub()).isNotEqualTo(first);
    }

    @Test
    void a_user_deleted_while_the_password_is_checked_gets_no_tokens() {
        String name = pools.confirmedUser();
        pools.clock.meanwhile(3, () -> delete(name));

        assertThatThrownBy(() -> pools.signIn(client, name))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
    }

    @Test
    void nobody_signs_in_between_the_revocation_and_the_end() {
        String name = pools.confirmedUser();
        pools.clock.meanwhile(1, () -> assertThatThrownBy(() -> pools.signIn(client, name))
                .isInstanceOf(UserNotFoundException.class));

        delete(name);

        assertThat(pools.revocations.subjects).hasSize(1);
    }

    private void delete(String name) {
        pools.call(AdminDeleteUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());
    }
}
