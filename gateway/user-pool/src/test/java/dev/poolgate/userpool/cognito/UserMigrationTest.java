package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

final class UserMigrationTest {
    private static final String SOURCE = "UserMigration_Authentication";
    private static final String OLD = "short";

    private final Fixture pools = new Fixture();
    private String pool;
    private String client;

    @BeforeEach
    void pool() {
        pool = pools.pool(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                        .lambdaConfig(config -> config.userMigration(TriggerRecord.ARN)))
                .id();
        client = client(PreventUserExistenceErrorTypes.ENABLED);
        knows(OLD, Map.of("userAttributes", Map.of("name", "Jane"), "finalUserStatus", "CONFIRMED"));
    }

    @Test
    void a_user_from_elsewhere_signs_in_once_by_the_trigger_and_then_without() {
        assertThat(pools.password(client, "jane", OLD).authenticationResult()).isNotNull();
        assertThat(pools.password(client, "jane", OLD).authenticationResult()).isNotNull();

        var event = pools.triggers.only(SOURCE);
        assertThat(event.userName()).isEqualTo("jane");
        assertThat(event.request()).containsEntry("password", OLD).doesNotContainKey("userAttributes");
        assertThat(event.toString()).doesNotContain(OLD);
        assertThat(user("jane").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(user("jane").userAttributes())
                .anyMatch(attribute -> attribute.value().equals("Jane"));
    }

    @Test
    void a_wrong_password_there_is_a_wrong_password_here_and_locks_out() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> pools.password(client, "jane", "wrong"))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageStartingWith("Incorrect username or password.");
        }
        pools.triggers.events.clear();

        assertThatThrownBy(() -> pools.password(client, "jane", OLD)).hasMessage("Password attempts exceeded");
        assertThat(pools.triggers.events).isEmpty();
    }

    @Test
    void a_client_that_tells_who_exists_locks_out_guesses_too() {
        String telling = client(PreventUserExistenceErrorTypes.LEGACY);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> pools.password(telling, "jane", "wrong"))
                    .isInstanceOf(UserNotFoundException.class);
        }

        assertThatThrownBy(() -> pools.password(telling, "jane", OLD)).hasMessage("Password attempts exceeded");
    }

    @Test
    void a_status_of_its_own_asks_for_a_reset() {
        knows(OLD, Map.of("userAttributes", Map.of()));

        assertThatThrownBy(() -> pools.password(client, "jane", OLD))
                .isInstanceOf(PasswordResetRequiredException.class);
        assertThat(user("jane").userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
    }

    @Test
    void a_name_of_its_own_makes_the_typed_one_an_alias() {
        knows(
                OLD,
                Map.of(
                        "userAttributes",
                        Map.of("username", "jane", "email", "jane@example.com", "email_verified", "true"),
                        "finalUserStatus",
                        "CONFIRMED"));

        assertThat(pools.password(client, "jane@example.com", OLD).authenticationResult())
                .isNotNull();
        assertThat(user("jane").username()).isEqualTo("jane");
    }

    @Test
    void an_answer_that_makes_no_user_cannot_be_read() {
        for (Map<String, Object> answer : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("userAttributes", List.of()),
                Map.of("userAttributes", Map.of("no such attribute", "x")),
                Map.of("userAttributes", Map.of("username", "a@example.com")),
                Map.of("userAttributes", Map.of(), "finalUserStatus", "ARCHIVED"))) {
            knows(OLD, answer);
            assertThatThrownBy(() -> pools.password(client, "jane", OLD))
                    .isInstanceOf(InvalidLambdaResponseException.class);
        }
        assertThatThrownBy(() -> user("jane")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void srp_shows_no_password_so_it_migrates_nobody() {
        pools.initiate(client, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "jane", "SRP_A", "abcdef"));

        assertThat(pools.triggers.events).isEmpty();
    }

    private void knows(String password, Map<String, Object> answer) {
        pools.triggers.on(SOURCE, event -> {
            if (!password.equals(event.request().get("password"))) {
                throw new dev.poolgate.userpool.triggers.RejectedByTrigger("wrong password");
            }
            return answer;
        });
    }

    private String client(PreventUserExistenceErrorTypes errors) {
        return pools.client(pool, settings -> settings.preventUserExistenceErrors(errors))
                .clientId();
    }

    private AdminGetUserResponse user(String name) {
        return pools.call(
                AdminGetUserRequest.builder().userPoolId(pool).username(name).build());
    }
}
