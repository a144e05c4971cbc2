package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminUserGlobalSignOutTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void an_administrator_ends_every_session() {
        String name = pools.confirmedUser();
        String token = pools.signIn(client, name).refreshToken();

        signOut(name);

        assertThatThrownBy(() -> pools.refresh(client, token)).isInstanceOf(NotAuthorizedException.class);
        assertThat(pools.revocations.subjects).singleElement().asString().contains(" 2026-03-01T10:00:00Z ");
    }

    @Test
    void an_unknown_user_is_not_found() {
        assertThatThrownBy(() -> signOut(unique("nobody"))).isInstanceOf(UserNotFoundException.class);
    }

    private void signOut(String name) {
        pools.call(AdminUserGlobalSignOutRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());
    }
}
