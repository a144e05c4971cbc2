package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

final class AdminEnableUserTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_user_signs_in_again_and_older_tokens_stay_refused() {
        String name = pools.confirmedUser();
        String old = pools.signIn(client, name).refreshToken();
        pools.call(AdminDisableUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());

        pools.call(AdminEnableUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());

        assertThat(pools.signIn(client, name).accessToken()).isNotEmpty();
        assertThatThrownBy(() -> pools.refresh(client, old)).isInstanceOf(NotAuthorizedException.class);
    }
}
