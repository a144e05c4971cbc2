package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.claims;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminConfirmSignUpTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void the_user_is_confirmed_but_no_address_verified() {
        String name = unique("jane");
        pools.signUp(client, name, Map.of("email", name + "@example.com"));

        confirm(name);

        assertThat(claims(pools.signIn(client, name).idToken()).getClaims()).doesNotContainKey("email_verified");
    }

    @Test
    void who_is_confirmed_is_not_confirmed_again_and_who_is_not_there_never() {
        String name = pools.confirmedUser();

        assertThatThrownBy(() -> confirm(name)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> confirm(unique("nobody")))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessage("User does not exist.");
    }

    private void confirm(String name) {
        pools.call(AdminConfirmSignUpRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());
    }
}
