package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminSetUserPasswordTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_permanent_password_confirms_the_user() {
        String name = unique("jane");
        pools.signUp(client, name, Map.of());

        pools.setPassword(name, "Another-Horse-8", true);

        assertThat(pools.password(client, name, "Another-Horse-8").authenticationResult())
                .isNotNull();
        assertThatThrownBy(() -> pools.password(client, name, PASSWORD)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void a_password_is_temporary_unless_said_otherwise() {
        String name = pools.confirmedUser();

        pools.call(AdminSetUserPasswordRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .password("Another-Horse-8")
                .build());

        assertThat(pools.password(client, name, "Another-Horse-8").challengeNameAsString())
                .isEqualTo("NEW_PASSWORD_REQUIRED");
    }

    @Test
    void the_policy_holds_for_administrators_too() {
        String name = pools.confirmedUser();

        assertThatThrownBy(() -> pools.setPassword(name, "short", true)).isInstanceOf(InvalidPasswordException.class);
        assertThatThrownBy(() -> pools.setPassword(unique("nobody"), PASSWORD, true))
                .isInstanceOf(UserNotFoundException.class);
    }
}
