package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;

final class ChangePasswordTest {
    private final Fixture pools = new Fixture();

    private static final String NEW = "Another-Horse-8";
    private final String clientId = pools.clientId();
    private final String name = pools.confirmedUser();
    private final String token = pools.signIn(clientId, name).accessToken();

    @Test
    void the_new_password_signs_in_and_the_old_does_not() {
        change(Fixture.PASSWORD, NEW);

        assertThat(pools.password(clientId, name, NEW).authenticationResult()).isNotNull();
        assertThatThrownBy(() -> pools.signIn(clientId, name)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void the_old_password_has_to_be_right() {
        assertThatThrownBy(() -> change("Wrong-Horse-7", NEW))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThatThrownBy(() -> change(null, NEW)).isInstanceOf(InvalidParameterException.class);
        assertThat(pools.signIn(clientId, name)).isNotNull();
    }

    @Test
    void the_new_one_has_to_be_allowed() {
        assertThatThrownBy(() -> change(Fixture.PASSWORD, "weakweak")).isInstanceOf(InvalidPasswordException.class);
    }

    @Test
    void tries_are_limited() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> change("Wrong-Horse-7", NEW)).isInstanceOf(NotAuthorizedException.class);
        }
        assertThatThrownBy(() -> change(Fixture.PASSWORD, NEW)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void a_password_does_not_come_back_as_long_as_the_pool_remembers() {
        String poolId = pools.pool(settings -> settings.policies(policies -> policies.passwordPolicy(
                        policy -> policy.minimumLength(8).passwordHistorySize(2))))
                .id();
        String client = pools.client(poolId, settings -> settings).clientId();
        pools.pools().seeding().user(poolId, "anna", "password-1", Map.of(), Set.of());
        String access = pools.password(client, "anna", "password-1")
                .authenticationResult()
                .accessToken();

        assertThatThrownBy(() -> change(access, "password-1", "password-1"))
                .isInstanceOf(PasswordHistoryPolicyViolationException.class);
        pools.clock.pass(Duration.ofSeconds(1));
        change(access, "password-1", "password-2");
        assertThatThrownBy(() -> change(access, "password-2", "password-1"))
                .isInstanceOf(PasswordHistoryPolicyViolationException.class);
        pools.clock.pass(Duration.ofSeconds(1));
        change(access, "password-2", "password-3");
        pools.clock.pass(Duration.ofSeconds(1));
        pools.call(AdminSetUserPasswordRequest.builder()
                .userPoolId(poolId)
                .username("anna")
                .password("password-1")
                .permanent(true)
                .build());
    }

    private void change(@Nullable String previous, String proposed) {
        change(token, previous, proposed);
    }

    private void change(String access, @Nullable String previous, String proposed) {
        pools.call(ChangePasswordRequest.builder()
                .accessToken(access)
                .previousPassword(previous)
                .proposedPassword(proposed)
                .build());
    }
}
