package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class DeleteUserTest {
    private final Fixture pools = new Fixture();

    private final String clientId = pools.clientId();
    private final String name = pools.confirmedUser();

    @Test
    void the_account_and_its_tokens_end() {
        AuthenticationResultType tokens = pools.signIn(clientId, name);

        delete(tokens.accessToken());

        assertThatThrownBy(() -> pools.signIn(clientId, name)).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> pools.refresh(clientId, tokens.refreshToken()))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> delete(tokens.accessToken()))
                .isInstanceOfAny(NotAuthorizedException.class, UserNotFoundException.class);
        assertThat(pools.revocations.subjects).isNotEmpty();
    }

    private void delete(String token) {
        pools.call(DeleteUserRequest.builder().accessToken(token).build());
    }
}
