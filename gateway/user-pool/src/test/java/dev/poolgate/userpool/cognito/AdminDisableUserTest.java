package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

final class AdminDisableUserTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_disabled_user_neither_refreshes_nor_uses_a_token() {
        String name = pools.confirmedUser();
        AuthenticationResultType tokens = pools.signIn(client, name);

        disable(name);

        assertThatThrownBy(() -> pools.refresh(client, tokens.refreshToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Refresh Token has been revoked");
        assertThatThrownBy(() -> pools.call(GetUserRequest.builder()
                        .accessToken(tokens.accessToken())
                        .build()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Access Token has been revoked");
    }

    @Test
    void the_gateway_is_told_to_the_end_of_the_second() {
        String name = pools.confirmedUser();
        String sub = claims(pools.signIn(client, name).accessToken()).getSubject();

        disable(name);

        assertThat(pools.revocations.subjects)
                .containsExactly(pools.pools().issuer(pools.poolId()) + " " + sub
                        + " 2026-03-01T10:00:01Z 2026-03-02T10:00:00.250Z");
    }

    @Test
    void a_user_disabled_while_the_password_is_checked_gets_no_tokens() {
        String name = pools.confirmedUser();
        pools.clock.meanwhile(3, () -> disable(name));

        assertThatThrownBy(() -> pools.signIn(client, name))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("User is disabled.");
    }

    private void disable(String name) {
        pools.call(AdminDisableUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());
    }
}
