package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class DeleteUserPoolClientTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_deleted_client_signs_nobody_in_or_on() {
        String client = pools.clientId();
        String token = pools.signIn(client, pools.confirmedUser()).refreshToken();

        pools.call(DeleteUserPoolClientRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(client)
                .build());

        assertThatThrownBy(() -> pools.refresh(client, token)).isInstanceOf(ResourceNotFoundException.class);
    }
}
