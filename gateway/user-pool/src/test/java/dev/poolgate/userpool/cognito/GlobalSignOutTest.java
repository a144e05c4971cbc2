package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

final class GlobalSignOutTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void every_session_of_the_user_ends() {
        String name = pools.confirmedUser();
        AuthenticationResultType one = pools.signIn(client, name);
        AuthenticationResultType other = pools.signIn(client, name);

        signOut(one.accessToken());

        assertThatThrownBy(() -> pools.refresh(client, other.refreshToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Refresh Token has been revoked");
        assertThatThrownBy(() -> signOut(other.accessToken())).hasMessage("Access Token has been revoked");
    }

    @Test
    void a_new_sign_in_within_the_same_second_works() {
        String name = pools.confirmedUser();
        signOut(pools.signIn(client, name).accessToken());

        signOut(pools.signIn(client, name).accessToken());
    }

    @Test
    void tokens_refreshed_within_the_same_second_end_too() {
        String name = pools.confirmedUser();
        String refreshToken = pools.signIn(client, name).refreshToken();
        pools.clock.pass(Duration.ofHours(5));
        String fresh = pools.refresh(client, refreshToken).accessToken();

        signOut(pools.signIn(client, name).accessToken());

        assertThatThrownBy(() -> signOut(fresh)).hasMessage("Access Token has been revoked");
        assertThat(pools.revocations.sessions).hasSize(2);
    }

    @Test
    void tokens_that_do_not_name_their_session_end_with_their_second() {
        String name = pools.confirmedUser();
        String unnamed = pools.client(pools.poolId(), settings -> settings.enableTokenRevocation(false))
                .clientId();
        String token = pools.signIn(unnamed, name).accessToken();

        signOut(pools.signIn(client, name).accessToken());

        assertThatThrownBy(() -> signOut(token)).hasMessage("Access Token has been revoked");
        assertThat(pools.revocations.subjects).singleElement().asString().contains(" 2026-03-01T10:00:01Z ");
    }

    @Test
    void tokens_of_a_client_that_is_gone_end_with_their_second() {
        String name = pools.confirmedUser();
        String gone = pools.clientId();
        pools.signIn(gone, name);
        String token = pools.signIn(client, name).accessToken();
        pools.call(DeleteUserPoolClientRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(gone)
                .build());

        signOut(token);

        assertThat(pools.revocations.subjects).singleElement().asString().contains(" 2026-03-01T10:00:01Z ");
    }

    @Test
    void other_users_are_not_touched() {
        String other = pools.signIn(client, pools.confirmedUser()).accessToken();

        signOut(pools.signIn(client, pools.confirmedUser()).accessToken());

        signOut(other);
    }

    private void signOut(String token) {
        pools.call(GlobalSignOutRequest.builder().accessToken(token).build());
    }
}
