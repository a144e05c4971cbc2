package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

final class AdminInitiateAuthTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_server_signs_a_user_in() {
        AdminInitiateAuthResponse answer =
                initiate(client, AuthFlowType.ADMIN_USER_PASSWORD_AUTH, pools.confirmedUser());

        assertThat(answer.authenticationResult().accessToken()).isNotEmpty();
        assertThat(initiate(client, AuthFlowType.ADMIN_NO_SRP_AUTH, pools.confirmedUser())
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void a_server_refreshes_for_a_user() {
        String token = pools.signIn(client, pools.confirmedUser()).refreshToken();

        AdminInitiateAuthResponse answer = pools.call(AdminInitiateAuthRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(client)
                .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                .authParameters(Map.of("REFRESH_TOKEN", token))
                .build());

        assertThat(answer.authenticationResult().idToken()).isNotEmpty();
    }

    @Test
    void the_flow_has_to_be_allowed_and_the_public_one_is_not_for_servers() {
        String name = pools.confirmedUser();
        String closed = pools.client(
                        pools.poolId(),
                        settings -> settings.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH))
                .clientId();

        assertThatThrownBy(() -> initiate(closed, AuthFlowType.ADMIN_USER_PASSWORD_AUTH, name))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Auth flow not enabled for this client");
        assertThatThrownBy(() -> initiate(closed, AuthFlowType.USER_PASSWORD_AUTH, name))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void wrong_passwords_count_together_with_those_of_the_public_operation() {
        String name = pools.confirmedUser();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> pools.password(client, name, "wrong")).isInstanceOf(NotAuthorizedException.class);
        }

        assertThatThrownBy(() -> initiate(client, AuthFlowType.ADMIN_USER_PASSWORD_AUTH, name))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Password attempts exceeded");
    }

    private AdminInitiateAuthResponse initiate(String clientId, AuthFlowType flow, String name) {
        return pools.call(AdminInitiateAuthRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(clientId)
                .authFlow(flow)
                .authParameters(Map.of("USERNAME", name, "PASSWORD", PASSWORD))
                .build());
    }
}
